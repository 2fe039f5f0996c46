// How does a component search the texts, and follow what is found?
import { useEffect, useState } from 'react';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { type TextResults, TextSearch } from './text-search.ts';

/**
 * `warm` when somebody is about to type, `ask` for what is typed: at once, so that texts are searched while React draws. What was typed
 * before the component was there, `typed`, is asked for at its start.
 */
export function useTextSearch(typed = ''): {
  results: TextResults;
  warm: () => void;
  ask: (typed: string) => void;
} {
  const { api } = useServices();
  const [search] = useState(() => new TextSearch(api));
  useEffect(() => search.listen(), [search]);
  const [atStart] = useState(typed);
  useEffect(() => {
    if (atStart !== '') search.ask(atStart);
  }, [search, atStart]);
  const [calls] = useState(() => ({
    warm: () => void search.warm(),
    ask: (typed: string) => search.ask(typed),
  }));
  return { results: useStore(search.results), ...calls };
}
