// How are the to-dos of a folder said: file by file, each once, and as text to take along?
import { unreachable } from '../../../core/errors.ts';
import type { ToDo } from '../../../core/kit/to-dos.ts';
import type { Messages } from '../../../core/messages.ts';
import { sizeText } from '../../app/sizes.ts';

/** What is left to do with one file, or with the report where `name` is null. */
export interface ToDoGroup {
  readonly name: string | null;
  readonly sentences: readonly string[];
}

/** The to-dos of the report first, then those of each file, in their order. */
export function groupToDos(toDos: readonly ToDo[], messages: Messages): ToDoGroup[] {
  const groups = new Map<string | null, string[]>([[null, []]]);
  for (const toDo of toDos) {
    const name = 'name' in toDo ? toDo.name : null;
    const sentences = groups.get(name) ?? [];
    groups.set(name, [...sentences, sayToDo(toDo, messages)]);
  }
  return [...groups]
    .map(([name, sentences]) => ({ name, sentences }))
    .filter(({ sentences }) => sentences.length > 0);
}

/** A list that says all of it, line by line. */
export function listText(groups: readonly ToDoGroup[], messages: Messages): string {
  const { aboutFile } = messages.kit;
  return groups
    .flatMap(({ name, sentences }) =>
      sentences.map((one) => `- ${name === null ? one : aboutFile(name, one)}\n`),
    )
    .join('');
}

/** What is left to do, without the name of its file. */
function sayToDo(toDo: ToDo, messages: Messages): string {
  const { toDos, unread, refusals } = messages.kit;
  switch (toDo.what) {
    case 'picture-undescribed':
    case 'pdf-untagged':
    case 'video-uncaptioned':
    case 'audio-untranscribed':
    case 'archive':
    case 'language-unsure':
    case 'event-unknown':
    case 'no-featured-image':
      return toDos[toDo.what];
    case 'title-from-name':
      return toDos['title-from-name'](toDo.title);
    case 'slides-untitled':
    case 'slides-undescribed':
    case 'speakers-unconfirmed':
      return toDos[toDo.what](toDo.count);
    case 'large':
      return toDos.large(sizeText(toDo.size, messages));
    case 'unread':
      return unread[toDo.why];
    case 'event-unconfirmed':
      return toDos[toDo.isSure ? 'event-unconfirmed' : 'event-unsure'](toDo.text);
    case 'refused':
      return toDos.refused(refusals[toDo.why]);
    default:
      return unreachable(toDo);
  }
}
