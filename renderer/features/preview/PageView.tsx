// What do readers see? The page in a frame as wide as the screen it stands for.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useServices } from '../../app/services.ts';
import { PreviewFrame } from './PreviewFrame.tsx';
import { placeOf, type Target } from './page-facts.ts';
import { fitFrame, lookOf, type PreviewChoice } from './preview-choice.ts';
import type { ShownPage } from './preview-desk.ts';
import { addressOf, describeTarget } from './preview-words.ts';

interface Props {
  readonly page: ShownPage;
  readonly choice: PreviewChoice;
}

export function PageView({ page, choice }: Props) {
  const { messages } = useServices();
  const words = messages.preview;
  const desk = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [room, setRoom] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = desk.current;
    if (element === null) return;
    const measure = (): void => {
      const { clientWidth, clientHeight } = element;
      setRoom((before) =>
        before?.width === clientWidth && before.height === clientHeight
          ? before
          : { width: clientWidth, height: clientHeight },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const address = addressOf(page, lookOf(choice), page.path);
  const pointed = usePointed(frame, address, page.base);
  const place = room === null ? null : fitFrame(choice.size, room);
  const headline = /<h1[^>]*>([^<]*)<\/h1>/.exec(page.html)?.[1] ?? '';

  return (
    <>
      <div className="preview-desk" ref={desk}>
        {place === null ? null : (
          <div
            className="preview-paper"
            style={{ width: place.width * place.scale, height: place.height * place.scale }}
          >
            <PreviewFrame
              frame={frame}
              previewKey={page.key}
              address={address}
              stamp={page.stamp}
              className={choice.isDark && choice.size !== 'print' ? 'is-dark' : ''}
              title={words.frame(plain(headline))}
              style={{
                width: place.width,
                height: place.height,
                transform: `scale(${place.scale})`,
              }}
            />
          </div>
        )}
      </div>
      <p className="preview-foot">
        {pointed === null ? (
          <>
            {words.measure[choice.size]}
            {place === null || Math.round(place.scale * 100) === 100
              ? null
              : ` · ${words.scale(Math.round(place.scale * 100))}`}
            {page.isWaitingForPictures ? ` · ${words.waitingForPictures}` : null}
          </>
        ) : (
          words.leadsTo(describeTarget(pointed, words))
        )}
      </p>
    </>
  );
}

/** Where the link in the frame leads that is pointed at or has the focus. */
function usePointed(
  frame: { readonly current: HTMLIFrameElement | null },
  address: string,
  base: string | null,
): Target | null {
  const { api } = useServices();
  const [pointed, setPointed] = useState<Target | null>(null);
  useEffect(
    () =>
      api.on('preview.pointed', ({ address: target }) => {
        // The whole window is told of: a link of the text is hovered in this document, one in the frame is not.
        const isInFrame =
          target.startsWith('galley-preview:') ||
          document.activeElement === frame.current ||
          document.querySelector('a:hover') === null;
        setPointed(target === '' || !isInFrame ? null : placeOf(target, address, base));
      }),
    [api, frame, address, base],
  );
  return pointed;
}

/** The few letters that HTML writes in another way. */
function plain(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
