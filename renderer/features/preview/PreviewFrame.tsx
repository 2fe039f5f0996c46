// What does a preview look like? The page or mail in a frame of its own: sandboxed, without scripts, kept up to date.
import { type CSSProperties, type RefObject, useEffect, useRef } from 'react';
import { useServices } from '../../app/services.ts';
import { windowClock } from '../../app/window-clock.ts';
import { FrameRoute } from './frame-route.ts';

interface Props {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  /** The key that the addresses of the frame have. */
  readonly previewKey: string;
  readonly address: string;
  readonly stamp: string;
  readonly title: string;
  readonly className?: string;
  readonly style: CSSProperties;
}

export function PreviewFrame(props: Props) {
  const { frame, previewKey, address, stamp, title, className, style } = props;
  const { api } = useServices();
  const key = useRef(previewKey);
  const route = useRef<FrameRoute | null>(null);
  useEffect(() => {
    const way = new FrameRoute({
      go: (to) => {
        if (frame.current !== null) frame.current.src = to;
      },
      reload: async () => (await api.call('preview.reload', { key: key.current })).isBegun,
      clock: windowClock,
    });
    route.current = way;
    return () => way.stop();
  }, [api, frame]);
  useEffect(() => {
    key.current = previewKey;
    route.current?.want({ address, stamp });
  }, [previewKey, address, stamp]);
  return (
    <iframe
      ref={frame}
      className={className}
      title={title}
      sandbox=""
      style={style}
      onLoad={() => route.current?.arrived()}
    />
  );
}
