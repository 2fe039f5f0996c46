// Which documents can the editor hold? The ProseMirror schema of the body, made once.
import { getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { bodyExtensions } from './extensions.ts';
import { figureOptionsForSchema } from './figure.ts';

let schema: Schema | undefined;

/** The schema of the body editor. */
export function bodySchema(): Schema {
  schema ??= getSchema(
    bodyExtensions({
      placeholder: '',
      attributionLabel: '',
      attributionHint: '',
      figure: figureOptionsForSchema,
    }),
  );
  return schema;
}
