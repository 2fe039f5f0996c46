// Calls about the newsletter: its issues and templates.
import { success } from '../../../core/errors.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function newsletterHandlers(desk: Desk) {
  return {
    'newsletter.all': () =>
      desk.inLibrary(async (store) => {
        await store.look();
        const { issues, templates } = store.newsletters;
        return success({ issues: [...issues], templates: [...templates] });
      }),
    'newsletter.save': ({ id, base, edit }) =>
      desk.inWritableLibrary((store) => store.newsletters.save(id, base, edit)),
  } satisfies Partial<Handlers>;
}
