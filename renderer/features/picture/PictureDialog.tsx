// Which part of a picture is shown here, and where is its subject? By pointer and by keyboard; the picture stays as it is.
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { Crop, FocalPoint, ImageUse } from '../../../core/content/article.ts';
import type { Asset } from '../../../core/content/asset.ts';
import { focusIn } from '../../../core/site/renditions.ts';
import { useServices } from '../../app/services.ts';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import {
  type Corner,
  corners,
  move,
  moveFocus,
  type PictureView,
  pull,
  stored,
  viewBox,
  whole,
  withRatio,
} from './picture-part.ts';
import './picture.css';

interface Props {
  readonly asset: Asset;
  readonly use: Pick<ImageUse, 'crop' | 'focalPoint'>;
  readonly onDone: (view: PictureView) => void;
  readonly onClose: () => void;
}

const ratios = ['free', '3:2', '16:9', '1:1', '4:5'] as const;
type Ratio = (typeof ratios)[number];

/** A press of an arrow key, as a share of the picture. */
const STEP = 0.01;

const arrows: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

export function PictureDialog({ asset, use, onDone, onClose }: Props) {
  const { assetUrl, messages } = useServices();
  const words = messages.picture;
  const [part, setPart] = useState<Crop>(use.crop ?? whole);
  const [focus, setFocus] = useState<FocalPoint>(
    use.focalPoint ?? asset.focalPoint ?? { x: 0.5, y: 0.5 },
  );
  const [ratio, setRatio] = useState<Ratio>('free');
  const stage = useRef<HTMLDivElement>(null);
  const { width = 3, height = 2 } = asset;

  const chosen = ratioIn(ratio, width, height);
  const chooseRatio = (next: Ratio): void => {
    setRatio(next);
    const fixed = ratioIn(next, width, height);
    if (fixed !== undefined) setPart(withRatio(part, fixed));
  };

  /** Follows the pointer from here until it is let go. */
  const drag =
    <T,>(now: T, set: (value: T) => void, change: (now: T, right: number, down: number) => T) =>
    (event: PointerEvent<HTMLElement>): void => {
      const box = stage.current?.getBoundingClientRect();
      if (box === undefined || event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      const { currentTarget: handle, clientX, clientY, pointerId } = event;
      handle.focus();
      handle.setPointerCapture(pointerId);
      const follow = (moved: globalThis.PointerEvent): void =>
        set(
          change(
            now,
            (moved.clientX - clientX) / box.width,
            (moved.clientY - clientY) / box.height,
          ),
        );
      const end = (): void => {
        handle.removeEventListener('pointermove', follow);
        handle.removeEventListener('lostpointercapture', end);
      };
      handle.addEventListener('pointermove', follow);
      handle.addEventListener('lostpointercapture', end);
    };

  const byKey =
    (change: (right: number, down: number) => void) =>
    (event: KeyboardEvent): void => {
      const arrow = arrows[event.key];
      if (arrow === undefined) return;
      event.preventDefault();
      const times = event.shiftKey ? 5 : 1;
      change(arrow[0] * times, arrow[1] * times);
    };

  const percent = (value: number): string => `${Math.round(value * 100)} %`;
  const pullBy = (corner: Corner) => (now: Crop, right: number, down: number) =>
    pull(now, corner, right, down, chosen);
  const view: PictureView = { crop: stored(part), focalPoint: focus };
  const shown = focusIn(view.crop, focus);

  return (
    <Modal title={words.title} lead={words.lead} onClose={onClose}>
      <div className="modal-body picture-body">
        {/* A picture is not mirrored, and neither is what lies on it. */}
        <div ref={stage} className="picture-stage" dir="ltr">
          <img src={assetUrl(asset.id)} alt="" width={width} height={height} draggable={false} />
          {/* biome-ignore lint/a11y/useSemanticElements: a rectangle that is moved is no element of HTML. */}
          <div
            className="picture-part"
            role="group"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved with the arrow keys.
            tabIndex={0}
            aria-label={words.part(percent(part.width), percent(part.height))}
            style={{
              insetInlineStart: `${part.x * 100}%`,
              top: `${part.y * 100}%`,
              width: `${part.width * 100}%`,
              height: `${part.height * 100}%`,
            }}
            onPointerDown={drag(part, setPart, move)}
            onKeyDown={byKey((right, down) => setPart((now) => move(now, right, down)))}
          >
            {corners.map((corner) => (
              <button
                key={corner}
                type="button"
                className={`picture-corner is-${corner}`}
                aria-label={words.corners[corner]}
                onPointerDown={drag(part, setPart, pullBy(corner))}
                onKeyDown={(event) => {
                  event.stopPropagation();
                  byKey((right, down) => setPart((now) => pullBy(corner)(now, right, down)))(event);
                }}
              />
            ))}
          </div>
          <button
            type="button"
            className="picture-focus"
            aria-label={words.focus(percent(focus.x), percent(focus.y))}
            style={{ insetInlineStart: `${focus.x * 100}%`, top: `${focus.y * 100}%` }}
            onPointerDown={drag(focus, setFocus, moveFocus)}
            onKeyDown={byKey((right, down) => setFocus((now) => moveFocus(now, right, down)))}
          />
        </div>
        <div className="picture-tools">
          <label>
            <span>{words.ratio}</span>
            <span className="select is-field is-fit">
              <select
                value={ratio}
                onChange={(event) => {
                  const next = ratios.find((one) => one === event.target.value);
                  if (next !== undefined) chooseRatio(next);
                }}
              >
                {ratios.map((one) => (
                  <option key={one} value={one}>
                    {one === 'free' ? words.free : one}
                  </option>
                ))}
              </select>
            </span>
          </label>
          <button
            type="button"
            className="button is-small"
            onClick={() => {
              setRatio('free');
              setPart(whole);
              setFocus(asset.focalPoint ?? { x: 0.5, y: 0.5 });
            }}
          >
            {words.reset}
          </button>
        </div>
        <p className="section-help">{words.keys}</p>
        <div className="picture-previews" aria-hidden="true">
          {(['card', 'banner'] as const).map((shape) => (
            <figure key={shape}>
              <img
                src={assetUrl(asset.id)}
                alt=""
                className={`picture-preview is-${shape}`}
                style={{
                  objectPosition: `${shown.x * 100}% ${shown.y * 100}%`,
                  // Chromium knows it; React's types do not yet.
                  ...({ objectViewBox: viewBox(view.crop) } as object),
                }}
              />
              <figcaption>{words.previews[shape]}</figcaption>
            </figure>
          ))}
        </div>
      </div>
      <QuestionFoot yes={messages.common.done} onYes={() => onDone(view)} onNo={onClose} />
    </Modal>
  );
}

/** Width to height in fractions of a picture, for a ratio as people write it. */
function ratioIn(ratio: Ratio, width: number, height: number): number | undefined {
  if (ratio === 'free') return undefined;
  const [across = 1, up = 1] = ratio.split(':').map(Number);
  return (across / up) * (height / width);
}
