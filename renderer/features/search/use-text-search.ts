// How does a component follow the search of texts for what is typed?
import { useEffect, useState } from 'react';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { type TextResults, TextSearch } from './text-search.ts';

/** Results for `typed` in the newsroom `library`; `warm` when somebody is about to type. */
export function useTextSearch(
  typed: string,
  library: string,
): { results: TextResults; warm: () => void } {
  const { api } = useServices();
  const [search] = useState(() => new TextSearch(api));
  useEffect(() => search.listen(), [search]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another newsroom answers otherwise.
  useEffect(() => search.ask(typed), [search, typed, library]);
  const [warm] = useState(() => () => void search.warm());
  return { results: useStore(search.results), warm };
}
