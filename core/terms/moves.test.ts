import { describe, expect, it } from 'vitest';
import { dropOn, stepTo } from './moves.ts';
import { news, prisons, report, research, taxonomy, youth } from './newsroom-for-tests.ts';

const to = (step: ReturnType<typeof stepTo>) => step && [step.parent, step.before];

describe('a step by key', () => {
  it('goes up or down among those that stand together, and no further', () => {
    expect(to(stepTo(taxonomy, 'category', research, 'up'))).toEqual([null, prisons]);
    expect(to(stepTo(taxonomy, 'category', prisons, 'down'))).toEqual([null, null]);
    expect(stepTo(taxonomy, 'category', youth, 'up')).toBeNull();
    expect(stepTo(taxonomy, 'category', youth, 'down')).toBeNull();
    expect(to(stepTo(taxonomy, 'newsType', news, 'up'))).toEqual([null, report]);
  });

  it('goes in below the one above, and out beside the one it stands below', () => {
    expect(to(stepTo(taxonomy, 'category', research, 'in'))).toEqual([prisons, null]);
    expect(to(stepTo(taxonomy, 'category', youth, 'out'))).toEqual([null, research]);
    expect(stepTo(taxonomy, 'category', prisons, 'in')).toBeNull();
    expect(stepTo(taxonomy, 'category', prisons, 'out')).toBeNull();
    expect(stepTo(taxonomy, 'newsType', news, 'in')).toBeNull();
  });
});

describe('a drop', () => {
  it('is before, after or inside the row under the pointer', () => {
    expect(to(dropOn(taxonomy, 'category', research, prisons, 'before'))).toEqual([null, prisons]);
    expect(to(dropOn(taxonomy, 'category', research, youth, 'after'))).toEqual([prisons, null]);
    expect(to(dropOn(taxonomy, 'category', youth, research, 'inside'))).toEqual([research, null]);
  });

  it('is refused on itself, on what stands below it, and where it stands already', () => {
    expect(dropOn(taxonomy, 'category', prisons, prisons, 'inside')).toBeNull();
    expect(dropOn(taxonomy, 'category', prisons, youth, 'before')).toBeNull();
    expect(dropOn(taxonomy, 'category', prisons, research, 'before')).toBeNull();
    expect(dropOn(taxonomy, 'category', research, prisons, 'after')).toBeNull();
    expect(dropOn(taxonomy, 'newsType', news, report, 'inside')).toBeNull();
  });
});
