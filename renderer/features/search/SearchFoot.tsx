// How much was found, and how much of the archive is known? One line at the foot of the list, read out as it changes.
import { ArrowDown } from 'lucide-react';
import { describeFailure, type Messages } from '../../../core/messages.ts';
import { useServices } from '../../app/services.ts';
import { MOST_FOUND, type TextResults } from './text-search.ts';

interface Props {
  /** Whether something is typed. Otherwise the line is empty and out of sight, but there: only then its next words are read out. */
  readonly isShown: boolean;
  /** How many headlines hold what was typed. */
  readonly headlines: number;
  /** How many further articles are listed for their text. */
  readonly listed: number;
  readonly results: TextResults;
  /** Leads to the first article that was found by its text. */
  readonly onGoToFound: () => void;
}

export function SearchFoot({ isShown, headlines, listed, results, onGoToFound }: Props) {
  const { messages } = useServices();
  return (
    <div className={isShown ? 'search-foot' : 'visually-hidden'}>
      <p role="status">{isShown ? sentence(headlines, listed, results, messages) : ''}</p>
      {listed > 0 && headlines > 0 ? (
        <button type="button" className="search-foot-jump" onClick={onGoToFound}>
          {messages.search.goToFound}
          <ArrowDown aria-hidden />
        </button>
      ) : null}
    </div>
  );
}

/** What is said of a search. */
export function sentence(
  headlines: number,
  listed: number,
  results: TextResults,
  messages: Messages,
): string {
  const { search } = messages;
  switch (results.state) {
    case 'off':
    case 'asking':
      return search.headlines(headlines);
    case 'stopped': {
      const { sentence: what, action } = describeFailure(messages, results.failure);
      return `${what} ${action}`;
    }
    case 'answered': {
      const found =
        results.total === 0 || listed > 0
          ? search[results.total > MOST_FOUND ? 'foundMany' : 'found'](headlines, listed)
          : // Every text that holds the words stands under its headline already.
            search.headlines(headlines);
      if (results.isReady) return found;
      return `${found}. ${search.reading(results.known, results.articles)}`;
    }
  }
}
