// What changed since an earlier bundle?
import { readableJson } from '../canonical-json.ts';
import { type ChangesContent, CONTENT_FORMAT } from './content-schemas.ts';

export type ChangedKind = ChangesContent['created'][number]['kind'];

/** Something of a bundle that can be compared: its identity, its place and the hash of its content. */
export interface ContentItem {
  readonly kind: ChangedKind;
  readonly id: string;
  readonly path: string | null;
  readonly sha256: string;
}

/** What an earlier bundle held. */
export interface Baseline {
  /** The SHA-256 of its tag manifest, which names the whole bundle. */
  readonly sha256: string;
  readonly items: readonly ContentItem[];
}

/**
 * Lists what was created, updated and deleted. What left the public, for whatever reason, is a deletion that says
 * no more than the baseline did.
 */
export function changesText(now: readonly ContentItem[], baseline: Baseline | undefined): string {
  const before = new Map(baseline?.items.map((item) => [keyOf(item), item]));
  const present = new Set(now.map(keyOf));
  const content: ChangesContent = {
    galley: 'changes',
    format: CONTENT_FORMAT,
    baseline: baseline?.sha256 ?? null,
    created: [],
    updated: [],
    deleted: [],
  };
  for (const { kind, id, path, sha256 } of inOrder(now)) {
    const previous = before.get(keyOf({ kind, id }));
    if (previous === undefined) {
      content.created.push({ type: 'Create', kind, id, path, sha256 });
    } else if (previous.sha256 !== sha256) {
      const previousSha256 = previous.sha256;
      content.updated.push({ type: 'Update', kind, id, path, sha256, previousSha256 });
    }
  }
  for (const { kind, id, path, sha256 } of inOrder(baseline?.items ?? [])) {
    if (present.has(keyOf({ kind, id }))) continue;
    content.deleted.push({ type: 'Delete', kind, id, path, previousSha256: sha256 });
  }
  return readableJson(content);
}

function keyOf({ kind, id }: Pick<ContentItem, 'kind' | 'id'>): string {
  return `${kind}/${id}`;
}

function inOrder(items: readonly ContentItem[]): ContentItem[] {
  return [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
