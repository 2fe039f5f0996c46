// Which documents can the editor hold? The ProseMirror schema of the body, made once.
import { getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { emptyWorld } from './block-world.ts';
import { bodyExtensions } from './extensions.ts';

let schema: Schema | undefined;

/** The schema of the body editor. */
export function bodySchema(): Schema {
  schema ??= getSchema(bodyExtensions(emptyWorld));
  return schema;
}
