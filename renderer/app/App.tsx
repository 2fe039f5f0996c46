// Which screen is shown? The newsroom that is open, or the welcome; around both, what every screen has.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LibraryInfo } from '../../core/ipc/contract.ts';
import type { Preferences } from '../../core/ipc/preferences-contract.ts';
import { NewsroomFrame } from '../features/frame/NewsroomFrame.tsx';
import { Opening } from '../features/welcome/Opening.tsx';
import { Welcome } from '../features/welcome/Welcome.tsx';
import { TooltipProvider } from '../ui/Tip.tsx';
import { ToastRegion } from '../ui/ToastRegion.tsx';
import { useAppearance, zoomStep } from './appearance.ts';
import { fetchLaterParts, later } from './later.tsx';
import { useServices } from './services.ts';
import { useStore } from './store.ts';
import { useCommand } from './use-command.ts';

const LogDialog = later(async () => (await import('../features/log/LogDialog.tsx')).LogDialog);

export function App() {
  const services = useServices();
  const { api, mirror, workspace, assets, recent, environment, preferences, messages } = services;
  const { calendar, desk, findings, listFilter, liveNow, recovered, toasts, travel, undo, words } =
    services;
  const contents = useStore(mirror.contents);
  const preferred = useStore(preferences);
  const { language } = preferred;
  useAppearance(preferred);
  const { platform, systemLanguages } = useStore(environment);
  const [started, setStarted] = useState(false);
  const [opening, setOpening] = useState<string | null>(null);

  // The event and the answer of the call that opened it both tell of a newsroom; the first one is enough.
  const entering = useRef<{ id: string; done: Promise<void> } | null>(null);
  const enter = useCallback(
    (library: LibraryInfo): Promise<void> => {
      if (mirror.contents.get()?.library.id === library.id) return Promise.resolve();
      if (entering.current?.id === library.id) return entering.current.done;
      const load = async (): Promise<void> => {
        try {
          workspace.letGo();
          assets.forget();
          recovered.forget();
          liveNow.forget();
          findings.forget();
          travel.forget();
          undo.forget();
          listFilter.set('');
          desk.forget();
          calendar.forget();
          await mirror.load(library);
          // The newsroom is open whatever the journal says; articles are opened once it has said it.
          recovered.load().catch((caught: unknown) => workspace.report(caught));
        } finally {
          entering.current = null;
        }
      };
      const done = load();
      entering.current = { id: library.id, done };
      return done;
    },
    [
      assets,
      calendar,
      desk,
      findings,
      listFilter,
      liveNow,
      mirror,
      recovered,
      travel,
      undo,
      workspace,
    ],
  );

  useEffect(() => {
    const start = async (): Promise<void> => {
      try {
        const state = await api.call('app.state', {});
        preferences.set(state.preferences);
        recent.set(state.recent);
        environment.set({
          platform: state.platform,
          version: state.version,
          developmentRuntime: state.developmentRuntime,
          systemLanguages: state.systemLanguages,
        });
        await words.use(state.preferences.language, state.systemLanguages);
        let { library, reopen } = state;
        if (library === null && state.opening !== null) {
          setOpening(state.opening);
          ({ library, reopen } = await api.call('library.atStart', {}));
        }
        if (library !== null) {
          await enter(library);
          if (reopen !== null) void workspace.open(reopen);
        }
      } catch (caught) {
        workspace.report(caught);
      } finally {
        setStarted(true);
      }
    };
    void start();
  }, [api, preferences, recent, environment, enter, words, workspace]);

  // Its other articles and its newsletter, after those that the list begins with have been painted.
  useEffect(() => {
    const isKnown = contents?.isWhole && mirror.newsletters.get() !== null;
    if (!started || contents === null || isKnown) return;
    mirror.complete().catch((caught: unknown) => workspace.report(caught));
  }, [started, contents, mirror, workspace]);

  // Another newsroom opened by the menu, or this one closed, by whatever window.
  useEffect(
    () =>
      api.on('library.changed', ({ library }) => {
        if (library === null) workspace.letGo();
        else enter(library).catch((caught: unknown) => workspace.report(caught));
      }),
    [api, enter, workspace],
  );

  useEffect(() => {
    // After the picture that this starts has been painted.
    if (started) requestAnimationFrame(() => window.requestIdleCallback(fetchLaterParts));
  }, [started]);
  // What readers see is asked for once the list is whole and painted: it reads receipts, which may be large.
  const isWhole = contents?.isWhole ?? false;
  const openId = contents?.library.id;
  useEffect(() => {
    if (!started || !isWhole || openId === undefined) return;
    const asking = window.requestIdleCallback(() => liveNow.load());
    return () => window.cancelIdleCallback(asking);
  }, [started, isWhole, openId, liveNow]);
  // Chosen in whatever window: all of them follow.
  useEffect(
    () =>
      api.on('preferences.changed', (change) =>
        preferences.set({ ...preferences.get(), ...givenOf(change) }),
      ),
    [api, preferences],
  );
  useEffect(() => {
    if (!started) return;
    words.use(language, systemLanguages).catch((caught: unknown) => workspace.report(caught));
  }, [started, words, language, systemLanguages, workspace]);
  useEffect(() => {
    document.documentElement.dataset.platform = platform;
  }, [platform]);
  useEffect(() => {
    document.title =
      contents === null ? messages.appName : `${contents.library.name} – ${messages.appName}`;
  }, [contents, messages]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => services.commands.handleKey(event, platform);
    const save = (): void => void workspace.flush();
    const saveWhenHidden = (): void => {
      if (document.visibilityState === 'hidden') save();
    };
    // A file that misses every place for dropping must not replace the window.
    const refuse = (event: DragEvent): void => {
      if (!event.defaultPrevented) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('blur', save);
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    document.addEventListener('visibilitychange', saveWhenHidden);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('blur', save);
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
      document.removeEventListener('visibilitychange', saveWhenHidden);
    };
  }, [services, workspace, platform]);

  useCommand('edit.undo', () => undo.run('undo'));
  useCommand('edit.redo', () => undo.run('redo'));
  useCommand('view.theme.system', () => services.setPreferences({ theme: 'system' }));
  useCommand('view.theme.light', () => services.setPreferences({ theme: 'light' }));
  useCommand('view.theme.dark', () => services.setPreferences({ theme: 'dark' }));
  useCommand('view.language.system', () => services.setPreferences({ language: 'system' }));
  useCommand('view.language.en', () => services.setPreferences({ language: 'en' }));
  useCommand('view.language.fr', () => services.setPreferences({ language: 'fr' }));
  useCommand('view.language.de', () => services.setPreferences({ language: 'de' }));
  const zoomTo = (next: number): void => {
    if (next === preferences.get().zoom) return;
    services.setPreferences({ zoom: next });
    toasts.show(messages.settings.zoomed(next));
  };
  const [isLogOpen, setIsLogOpen] = useState(false);
  const closeLog = useCallback(() => setIsLogOpen(false), []);
  useCommand('help.log', () => setIsLogOpen(true));
  useCommand('help.diagnostics', () => {
    api.call('diagnostics.copy', {}).then(
      () => toasts.show(messages.help.diagnostics.copied),
      (caught: unknown) => workspace.report(caught),
    );
  });
  useCommand('view.zoom.in', () => zoomTo(zoomStep(preferences.get().zoom, 1)));
  useCommand('view.zoom.out', () => zoomTo(zoomStep(preferences.get().zoom, -1)));
  useCommand('view.zoom.usual', () => zoomTo(1));
  useCommand('library.open', () => {
    const open = async (): Promise<void> => {
      if (await workspace.flush()) await enter(await api.call('library.open', {}));
    };
    open().catch((caught: unknown) => workspace.report(caught));
  });

  if (!started) return opening === null ? null : <Opening name={opening} />;
  return (
    <TooltipProvider>
      {contents === null ? <Welcome onOpened={enter} /> : <NewsroomFrame />}
      {isLogOpen ? <LogDialog onClose={closeLog} /> : null}
      <ToastRegion />
    </TooltipProvider>
  );
}

/** The members that were told, without those that were not. */
function givenOf(
  change: {
    [K in keyof Preferences]?: Preferences[K] | undefined;
  },
): Partial<Preferences> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
