// Why was an article found? The place and the passage, with the words that were looked for marked.
import type { Messages } from '../../../core/messages.ts';
import type { FoundText } from './text-search.ts';

interface Props {
  readonly found: FoundText;
  readonly language: string;
  readonly messages: Messages;
}

export function FoundPassage({ found, language, messages }: Props) {
  const { field, text, highlights } = found;
  const pieces: React.ReactNode[] = [];
  let end = 0;
  for (const [start, stop] of highlights) {
    pieces.push(text.slice(end, start), <mark key={start}>{text.slice(start, stop)}</mark>);
    end = stop;
  }
  pieces.push(text.slice(end));
  return (
    <span className="found-passage">
      {field === 'body' ? null : (
        <span className="found-place">{messages.search.places[field]}</span>
      )}
      <span lang={language}>{pieces}</span>
    </span>
  );
}
