// What does the spec of hostile HTML need beside the app? Each of its walls as code for a page that has none of the others.
import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inProject } from './project.ts';

/** The walls one by one, as functions from hostile HTML to the HTML they leave of it. */
const layers = `
import { DOMParser as SchemaParser, DOMSerializer } from '@tiptap/pm/model';
import { pasteToBody } from './core/paste/paste.ts';
import { originOf } from './core/paste/source.ts';
import { purifyHtml } from './renderer/editor/paste/purify.ts';
import { bodySchema } from './renderer/editor/schema.ts';

// A page of data has no secure context, and so no names by chance.
crypto.randomUUID ??= () => 'n' + String(performance.now()).replace('.', '');

const write = (node) => {
  if (typeof node === 'string') return document.createTextNode(node);
  const element = document.createElement(node.tag);
  for (const [name, value] of Object.entries(node.attributes)) element.setAttribute(name, value);
  element.append(...node.children.map(write));
  return element;
};
const html = (...nodes) => {
  const holder = document.implementation.createHTMLDocument('').createElement('div');
  holder.append(...nodes);
  return holder.innerHTML;
};
const shown = (doc) =>
  html(DOMSerializer.fromSchema(bodySchema()).serializeFragment(doc.content, { document }));
globalThis.layers = {
  purifier: (payload) => html(...purifyHtml(payload).map(write)),
  schema: (payload) => {
    const { body } = new DOMParser().parseFromString(payload, 'text/html');
    try {
      return shown(SchemaParser.fromSchema(bodySchema()).parse(body));
    } catch {
      // A form whose fields hide its members makes ProseMirror stumble: then nothing comes in.
      return '';
    }
  },
  all: (payload) => {
    const { content } = pasteToBody(purifyHtml(payload), { ...originOf(payload), language: 'en' });
    const blocks = content.filter(({ type }) => type !== 'pastedPicture');
    const empty = [{ type: 'paragraph' }];
    const json = { type: 'doc', content: blocks.length > 0 ? blocks : empty };
    return shown(bodySchema().nodeFromJSON(json));
  },
};
`;

/** Writes the walls, and the payloads that others collected where they lie beside the clone, into a folder. */
export async function prepareHostile(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await build({
    stdin: { contents: layers, resolveDir: inProject('.'), loader: 'js' },
    outfile: join(folder, 'layers.js'),
    bundle: true,
    format: 'iife',
    target: 'chrome114',
    loader: { '.css': 'empty' },
    logLevel: 'warning',
  });
  const collected = inProject('..', 'shared', 'corpora', 'xss', 'sanitiser-payloads.json');
  if (existsSync(collected)) await copyFile(collected, join(folder, 'collected.json'));
  return folder;
}
