// What does the first page of a PDF look like, and what do its first pages say? Asked of PDFium inside WebAssembly: whatever a file does in
// there, it reaches no memory, no file and no network but its own, and gets no more room than it is given.
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import * as z from 'zod';
import { codecBytes } from './codec-files.ts';
import type { Pixels } from './codecs.ts';

/** More memory than this no first page needs; what asks for more is not drawn. */
export const MOST_PDF_MEMORY = 384 * 1024 * 1024;
const PAGE_BYTES = 64 * 1024;

/** Pages longer or wider than this are drawn as if they were not. */
const LONGEST_SHAPE = 4;

let loading: Promise<PDFiumLibrary> | undefined;

/** The program that reads PDFs; a thread that finds no file beside itself is handed its bytes. */
export function pdfProgram(): Promise<Uint8Array> {
  return codecBytes('@hyzyla/pdfium/dist/pdfium.wasm');
}

function load(program: () => Promise<Uint8Array> = pdfProgram): Promise<PDFiumLibrary> {
  loading ??= program().then(async (bytes) => {
    const module = await WebAssembly.compile(new Uint8Array(bytes));
    return PDFiumLibrary.init({
      // The package's type says that a module is handed over; its code, like all of Emscripten's, takes the instance first.
      instantiateWasm(imports: unknown, done: (instance: never) => void) {
        const instance = new WebAssembly.Instance(module, imports as WebAssembly.Imports);
        for (const part of Object.values(instance.exports)) {
          if (part instanceof WebAssembly.Memory) limit(part);
        }
        done(instance as never);
        return instance.exports;
      },
    });
  });
  return loading;
}

/** A memory that grows no further: whoever asks is refused, as on a machine that has no more. */
function limit(memory: WebAssembly.Memory): void {
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * PAGE_BYTES > MOST_PDF_MEMORY) {
      throw new RangeError('a PDF asked for too much memory');
    }
    return grow(pages);
  };
}

/** Draws the first page so that its longer side has `side` pixels. Throws where it is no PDF, is locked, or cannot be drawn. */
export async function drawFirstPage(bytes: Uint8Array, side: number): Promise<Pixels> {
  try {
    return await draw(await load(), bytes, side);
  } catch (error) {
    // What is left in that memory is not known: the next file gets another.
    loading = undefined;
    throw error;
  }
}

async function draw(library: PDFiumLibrary, bytes: Uint8Array, side: number): Promise<Pixels> {
  const document = await library.loadDocument(bytes);
  try {
    const page = document.getPage(0);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const shape = originalHeight / originalWidth;
    if (!(shape > 0) || !Number.isFinite(shape)) throw new RangeError('a page without a size');
    const fitting = Math.min(LONGEST_SHAPE, Math.max(1 / LONGEST_SHAPE, shape));
    const { data, width, height } = await page.render({
      width: Math.round(fitting > 1 ? side / fitting : side),
      height: Math.round(fitting > 1 ? side : side * fitting),
      scale: 1,
      render: 'bitmap',
      // No form is filled in, and no script of one runs: this build of PDFium has none.
      renderFormFields: false,
    });
    return { data: new Uint8ClampedArray(data), width, height };
  } finally {
    document.destroy();
  }
}

/** What a PDF says of itself, and the text of its first pages. */
export interface PdfText {
  readonly title: string | null;
  readonly author: string | null;
  readonly pages: readonly string[];
}

/** More of one page is not read. */
const MOST_SIGNS_OF_PAGE = 100_000;

/** Reads the text of the first pages. Throws where it is no PDF; `isLocked` says of what was thrown whether a password is asked for. */
export async function readFirstPages(
  bytes: Uint8Array,
  most: number,
  program?: () => Promise<Uint8Array>,
): Promise<PdfText> {
  try {
    const library = await load(program);
    const document = await library.loadDocument(bytes);
    try {
      const pages: string[] = [];
      for (let index = 0; index < Math.min(most, document.getPageCount()); index++) {
        pages.push(document.getPage(index).getText().slice(0, MOST_SIGNS_OF_PAGE));
      }
      return { title: property(document, 'Title'), author: property(document, 'Author'), pages };
    } finally {
      document.destroy();
    }
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** The package offers no properties; PDFium does, through the module that a document carries. */
const pdfium = z.object({
  module: z.object({
    _FPDF_GetMetaText: z.custom<
      (document: number, name: number, buffer: number, bytes: number) => number
    >((value) => typeof value === 'function'),
    wasmExports: z.object({
      malloc: z.custom<(bytes: number) => number>((value) => typeof value === 'function'),
      free: z.custom<(place: number) => void>((value) => typeof value === 'function'),
    }),
    HEAPU8: z.instanceof(Uint8Array),
  }),
  documentIdx: z.number(),
});

const MOST_PROPERTY_BYTES = 4096;

function property(document: PDFiumDocument, name: string): string | null {
  const inside = pdfium.safeParse({
    module: Reflect.get(document, 'module'),
    documentIdx: Reflect.get(document, 'documentIdx'),
  });
  if (!inside.success) return null;
  const { module, documentIdx } = inside.data;
  const { malloc, free } = module.wasmExports;
  const asked = malloc(name.length + 1);
  const answer = malloc(MOST_PROPERTY_BYTES);
  try {
    heapOf(document).set([...Buffer.from(`${name}\0`, 'latin1')], asked);
    const length = module._FPDF_GetMetaText(documentIdx, asked, answer, MOST_PROPERTY_BYTES);
    // Two bytes are an empty one: its end.
    if (length <= 2 || length > MOST_PROPERTY_BYTES) return null;
    const written = heapOf(document).subarray(answer, answer + length - 2);
    return Buffer.from(written).toString('utf16le');
  } finally {
    free(asked);
    free(answer);
  }
}

/** Looked up each time: a memory that grew has another view. */
function heapOf(document: PDFiumDocument): Uint8Array {
  return pdfium.shape.module.shape.HEAPU8.parse(
    Reflect.get(Reflect.get(document, 'module'), 'HEAPU8'),
  );
}
