// What does the first page of a PDF look like? Drawn by PDFium inside WebAssembly: whatever a file does in there, it reaches no memory, no
// file and no network but its own, and gets no more room than it is given.
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { codecBytes } from './codec-files.ts';
import type { Pixels } from './codecs.ts';

/** More memory than this no first page needs; what asks for more is not drawn. */
export const MOST_PDF_MEMORY = 384 * 1024 * 1024;
const PAGE_BYTES = 64 * 1024;

/** Pages longer or wider than this are drawn as if they were not. */
const LONGEST_SHAPE = 4;

let loading: Promise<PDFiumLibrary> | undefined;

function load(): Promise<PDFiumLibrary> {
  loading ??= codecBytes('@hyzyla/pdfium/dist/pdfium.wasm').then(async (bytes) => {
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
