// How does a target answer? With what its work made, or with the failure that it threw.
import { failure, type Result, success, toFailure } from '../../core/errors.ts';
import { PlaceTrouble } from './site-place.ts';

/** What `work` makes. A cancelled one says so, however it was told; trouble that outlasted every try is a publish that was cut short. */
export async function answer<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await work());
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return failure('cancelled');
    if (error instanceof PlaceTrouble) {
      const { code, subject, detail } = error.failure;
      return failure('publish-cut-short', {
        subject,
        detail: [code, detail].filter(Boolean).join(': '),
      });
    }
    return { ok: false, error: toFailure(error) };
  }
}
