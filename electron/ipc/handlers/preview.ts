// Calls of the preview.
import { success } from '../../../core/errors.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function previewHandlers(desk: Desk) {
  const { services } = desk;
  return {
    'preview.show': async ({ article, isTyping }, { window }) => {
      const shown = await services.preview.show(window, article, isTyping);
      if (shown.ok && shown.value.isChanged) services.reloadPreview(window, shown.value);
      return shown;
    },
    'preview.away': async (_input, { window }) => {
      services.preview.away(window);
      return success({});
    },
  } satisfies Partial<Handlers>;
}
