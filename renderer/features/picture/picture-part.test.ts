import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crop } from '../../../core/content/article.ts';
import {
  corners,
  move,
  moveFocus,
  pull,
  SMALLEST,
  stored,
  viewBox,
  whole,
  withRatio,
} from './picture-part.ts';

const step = fc.double({ min: -1.5, max: 1.5, noNaN: true });
const part = fc
  .tuple(...[0, 1, 2, 3].map(() => fc.double({ min: 0, max: 1, noNaN: true })))
  .map(([x = 0, y = 0, width = 1, height = 1]) =>
    move({ x: 0, y: 0, width: 0.1 + width * 0.9, height: 0.1 + height * 0.9 }, x, y),
  );

describe('the part of a picture that is shown', () => {
  it('stays inside the picture, wherever it is moved and pulled', () => {
    fc.assert(
      fc.property(
        part,
        step,
        step,
        fc.constantFrom(...corners),
        fc.option(fc.double({ min: 0.3, max: 3, noNaN: true }), { nil: undefined }),
        (start, right, down, corner, ratio) => {
          for (const next of [move(start, right, down), pull(start, corner, right, down, ratio)]) {
            expect(crop.safeParse(next).success).toBe(true);
            expect(next.x).toBeGreaterThanOrEqual(0);
            expect(next.x + next.width).toBeLessThanOrEqual(1.002);
          }
        },
      ),
    );
  });

  it('keeps the opposite corner while one is pulled', () => {
    const start = { x: 0.2, y: 0.2, width: 0.5, height: 0.5 };
    expect(pull(start, 'top-left', -0.1, 0.1, undefined)).toEqual({
      x: 0.1,
      y: 0.3,
      width: 0.6,
      height: 0.4,
    });
    expect(pull(start, 'bottom-right', -2, -2, undefined)).toEqual({
      x: 0.2,
      y: 0.2,
      width: SMALLEST,
      height: SMALLEST,
    });
  });

  it('keeps a ratio that is chosen', () => {
    const square = withRatio(whole, 2 / 3);
    expect(square.width / square.height).toBeCloseTo(2 / 3, 2);
    const pulled = pull(square, 'bottom-right', -0.2, 0, 2 / 3);
    expect(pulled.width / pulled.height).toBeCloseTo(2 / 3, 2);
  });

  it('is stored as nothing where it is the whole', () => {
    expect(stored(whole)).toBeUndefined();
    expect(stored({ ...whole, width: 0.9 })).toEqual({ ...whole, width: 0.9 });
    expect(viewBox(undefined)).toBe('none');
    expect(viewBox({ x: 0.1, y: 0.2, width: 0.5, height: 0.6 })).toBe('inset(20% 40% 20% 10%)');
  });

  it('has its focal point inside the picture', () => {
    expect(moveFocus({ x: 0.5, y: 0.5 }, 2, -2)).toEqual({ x: 1, y: 0 });
  });
});
