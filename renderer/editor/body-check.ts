// May this document be edited without losing anything? Only if the editor's schema knows every part of it.
import type { Schema } from '@tiptap/pm/model';
import { type ArticleBody, BODY_SCHEMA_VERSION, nodesOf } from '../../core/content/body.ts';

/**
 * Returns null when the editor can hold the whole document, else what it does not know, in a few words.
 * An editor that opened such a document would drop the unknown part, and the next save would make that final.
 */
export function findUnknownContent(body: ArticleBody, schema: Schema): string | null {
  if (body.schemaVersion > BODY_SCHEMA_VERSION) return `version ${body.schemaVersion}`;
  for (const node of nodesOf(body.document)) {
    const type = schema.nodes[node.type];
    if (type === undefined) return node.type;
    const attribute = unknownAttribute(node.attrs, type.spec.attrs);
    if (attribute !== undefined) return `${node.type}: ${attribute}`;
    for (const mark of node.marks ?? []) {
      const markType = schema.marks[mark.type];
      if (markType === undefined) return mark.type;
      const ofMark = unknownAttribute(mark.attrs, markType.spec.attrs);
      if (ofMark !== undefined) return `${mark.type}: ${ofMark}`;
    }
  }
  try {
    schema.nodeFromJSON(body.document).check();
    return null;
  } catch (caught) {
    return caught instanceof Error ? caught.message : 'a document that does not fit';
  }
}

/** An attribute with a value that the editor would forget. */
function unknownAttribute(
  written: Readonly<Record<string, unknown>> | undefined,
  known: object | undefined,
): string | undefined {
  return Object.entries(written ?? {}).find(
    ([name, value]) => value !== null && value !== undefined && !Object.hasOwn(known ?? {}, name),
  )?.[0];
}
