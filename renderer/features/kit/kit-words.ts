// How are the to-dos of a folder said, and the list of them copied?

import { unreachable } from '../../../core/errors.ts';
import type { ToDo } from '../../../core/kit/to-dos.ts';
import type { Messages } from '../../../core/messages.ts';
import { sizeText } from '../../app/sizes.ts';

/** What is left to do, as a sentence. */
export function sayToDo(toDo: ToDo, messages: Messages): string {
  const { toDos, unread, refusals } = messages.kit;
  switch (toDo.what) {
    case 'picture-undescribed':
    case 'pdf-untagged':
    case 'video-uncaptioned':
    case 'audio-untranscribed':
    case 'archive':
    case 'language-unsure':
      return toDos[toDo.what](toDo.name);
    case 'title-from-name':
      return toDos['title-from-name'](toDo.name, toDo.title);
    case 'slides-untitled':
    case 'slides-undescribed':
      return toDos[toDo.what](toDo.name, toDo.count);
    case 'large':
      return toDos.large(toDo.name, sizeText(toDo.size, messages));
    case 'unread':
      return toDos.unread(toDo.name, unread[toDo.why]);
    case 'event-unknown':
    case 'no-featured-image':
      return toDos[toDo.what];
    case 'event-unconfirmed':
      return toDos[toDo.isSure ? 'event-unconfirmed' : 'event-unsure'](toDo.text);
    case 'speakers-unconfirmed':
      return toDos['speakers-unconfirmed'](toDo.count);
    case 'refused':
      return toDos.refused(toDo.name, refusals[toDo.why]);
    default:
      return unreachable(toDo);
  }
}
