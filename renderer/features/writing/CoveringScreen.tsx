// Which screen covers the list, the sheet and the details? Each leads back to them.
import { later } from '../../app/later.tsx';
import type { LibraryContents } from '../../app/library-mirror.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import type { Copy } from '../conflict/CopyScreen.tsx';

const HistoryScreen = later(
  async () => (await import('../history/HistoryScreen.tsx')).HistoryScreen,
);
const ConflictScreen = later(
  async () => (await import('../conflict/ConflictScreen.tsx')).ConflictScreen,
);
const CopyScreen = later(async () => (await import('../conflict/CopyScreen.tsx')).CopyScreen);
const AlteredScreen = later(
  async () => (await import('../recovery/AlteredScreen.tsx')).AlteredScreen,
);
const TrashScreen = later(async () => (await import('../trash/TrashScreen.tsx')).TrashScreen);

export type Covering =
  | { readonly is: 'trash' }
  | { readonly is: 'copy'; readonly copy: Copy }
  | { readonly is: 'altered'; readonly id: string }
  /** Of the article that is open, from this entry on; null for the newest. */
  | { readonly is: 'history'; readonly entry: string | null }
  | { readonly is: 'conflict' };

/** Whether the screen can be shown: what is about the open article ends with it. */
export function covers(screen: Covering | null, session: ArticleSession | null): boolean {
  if (screen === null) return false;
  return session !== null || ['trash', 'copy', 'altered'].includes(screen.is);
}

/** Where the keyboard goes on after the screen: where it was opened from. */
export function openerOf(screen: Covering | null): string {
  if (screen?.is === 'trash') return '[data-opens="trash"]';
  return screen?.is === 'history' ? '.tab[data-state="active"]' : '.body-text';
}

interface Props {
  readonly screen: Covering;
  readonly session: ArticleSession | null;
  readonly contents: LibraryContents;
  readonly onBack: () => void;
}

export function CoveringScreen({ screen, session, contents, onBack }: Props) {
  if (screen.is === 'trash') return <TrashScreen contents={contents} onBack={onBack} />;
  if (screen.is === 'copy') {
    return <CopyScreen copy={screen.copy} contents={contents} onBack={onBack} />;
  }
  if (screen.is === 'altered') {
    return <AlteredScreen id={screen.id} contents={contents} onBack={onBack} />;
  }
  if (session === null) return null;
  if (screen.is === 'conflict') {
    return <ConflictScreen session={session} contents={contents} onBack={onBack} />;
  }
  return (
    <HistoryScreen
      // Another article, or none, ends the comparison; a restored revision of this one does not.
      key={session.id}
      session={session}
      contents={contents}
      entry={screen.entry}
      onBack={onBack}
    />
  );
}
