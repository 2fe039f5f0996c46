// What is put on screen, and around what? The app inside its services and its last line of defence.
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/chips.css';
import '../ui/menus.css';
import '../ui/notes.css';
import '../ui/dialogs.css';
import '../ui/toasts.css';
import '../ui/empty.css';
import '../ui/screens.css';
import '../ui/pane-edges.css';
import '../ui/live.css';
import '../ui/contrast.css';
import '../features/welcome/welcome.css';
import '../features/frame/frame.css';
import '../features/palette/palette.css';
import '../features/writing/writing.css';
import '../features/list/list.css';
import '../features/search/search.css';
import '../features/details/details.css';
import '../features/details/related.css';
import '../features/preview/preview.css';
import '../features/export/export.css';
import '../features/publish/publish-side.css';
import '../features/publish/publish.css';
import '../features/publish/publish-target.css';
import '../features/history/history.css';
import '../features/history/comparison.css';
import '../features/trash/trash.css';
import '../features/workflow/workflow.css';
import '../features/audit/audit.css';
import '../editor/outline/outline.css';
import '../editor/find/find.css';
import '../editor/sheet.css';
import '../editor/body.css';
import '../editor/figure.css';
import '../editor/moves/block-handle.css';
import '../editor/bubble.css';
import '../editor/blocks.css';
import { Direction } from 'radix-ui';
import { type ReactNode, StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '../../core/ipc/contract.ts';
import { directionOf } from '../../core/languages.ts';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { createServices, type Services, ServicesProvider } from './services.ts';
import { useStore } from './store.ts';
import type { Words } from './words.ts';

/** Shows the app. `assetUrl` and `thumbnailUrl` say where pictures are, when that is not our own protocol; `words` other languages. */
export function startWindow(
  bridge: Bridge,
  assetUrl?: (id: string) => string,
  words?: Words,
  thumbnailUrl?: (id: string) => string,
): void {
  const place = document.getElementById('window');
  if (place === null) throw new Error('The page has no place for the window.');
  const services = createServices(bridge, assetUrl, words, thumbnailUrl);
  // On their way before the first line needs them: a line that is set anew moves what stands under it.
  for (const font of ['1rem "Inter Variable"', '1rem "Source Serif 4 Variable"'])
    void document.fonts.load(font);
  createRoot(place).render(
    <StrictMode>
      <InLanguage services={services}>
        <ErrorBoundary services={services}>
          <App />
        </ErrorBoundary>
      </InLanguage>
    </StrictMode>,
  );
}

/** Hands the services down, once more with each language: whoever shows words renders again, and nothing is mounted anew. */
function InLanguage(props: { readonly services: Services; readonly children: ReactNode }) {
  const { services, children } = props;
  const messages = useStore(services.words.current);
  const value = useMemo(() => ({ ...services, messages }), [services, messages]);
  return (
    <ServicesProvider value={value}>
      <Direction.Provider dir={directionOf(messages.locale)}>{children}</Direction.Provider>
    </ServicesProvider>
  );
}
