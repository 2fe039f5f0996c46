// Calls about the app itself: its state, what the person prefers, addresses outside, closing.
import { failure, success } from '../../../core/errors.ts';
import { sharedPreferences } from '../../../core/ipc/preferences-contract.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function appHandlers(desk: Desk) {
  const { services } = desk;
  const { settings } = services;
  return {
    'app.state': async (_nothing, caller) =>
      success({
        ...desk.openedFor(caller),
        opening: services.atStart.name,
        recent: settings.recent,
        preferences: settings.preferences,
        platform: process.platform,
        systemLanguages: [...services.language.system],
        version: services.version,
        developmentRuntime: services.developmentRuntime,
      }),
    'preferences.set': async (change) => {
      const preferences = settings.setPreferences(change);
      services.applyTheme(preferences.theme);
      await services.applyLanguage(preferences.language);
      if (change.zoom !== undefined) services.applyZoom(preferences.zoom);
      const shared = sharedPreferences.partial().parse(change);
      if (Object.keys(shared).length > 0) services.announce('preferences.changed', shared);
      return success(preferences);
    },
    'link.open': async ({ url }) => {
      const address = outsideAddress(url);
      if (address === undefined) return failure('not-permitted', { subject: url });
      const words = services.language.messages.system.openAddress;
      const agreed = await services.ask({ ...words, detail: address });
      if (!agreed) return failure('cancelled');
      await services.openAddress(address);
      return success({});
    },
    'window.flushed': async ({ token, saved }) => {
      services.flushed(token, saved);
      return success({});
    },
  } satisfies Partial<Handlers>;
}

/** An address that may be opened outside: http, https or mailto, without a user name; or undefined. */
export function outsideAddress(text: string): string | undefined {
  try {
    const url = new URL(text);
    const allowed = ['https:', 'http:', 'mailto:'].includes(url.protocol);
    return allowed && url.username === '' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
