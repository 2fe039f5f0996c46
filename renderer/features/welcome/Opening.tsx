// What is seen while a newsroom opens that takes its time? Which one it is; nothing while it opens at once.
import { useEffect, useState } from 'react';
import { useServices } from '../../app/services.ts';

/** Words that are gone before they can be read only flicker. */
const SHOWN_AFTER_MILLISECONDS = 400;

export function Opening({ name }: { readonly name: string }) {
  const { messages } = useServices();
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setIsSlow(true), SHOWN_AFTER_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <main className="welcome" aria-busy>
      <p className="welcome-opening" role="status">
        {isSlow ? messages.welcome.opening(name) : ''}
      </p>
    </main>
  );
}
