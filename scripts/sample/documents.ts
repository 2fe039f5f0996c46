// What can a reader of the sample newsroom download? Real PDF and PowerPoint files, the same bytes on every run.
import { unzipSync, type Zippable, zipSync } from 'fflate';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  type PDFRef,
  rgb,
  StandardFonts,
} from 'pdf-lib';
import pptxgen from 'pptxgenjs';

/** One page of slides or of a document. */
export interface Page {
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  readonly points?: readonly string[];
  /** Bars of a small chart, the words spelled out beside each number. */
  readonly bars?: readonly {
    readonly label: string;
    readonly value: number;
    readonly unit: string;
  }[];
}

/** A file offered for download. */
export interface Download {
  readonly key: string;
  readonly fileName: string;
  readonly kind: 'slides-pdf' | 'document-pdf' | 'pptx';
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** The date inside the file. */
  readonly made: string;
  readonly pages: readonly Page[];
}

const GREEN = rgb(0x0f / 255, 0x4a / 255, 0x42 / 255);
const AMBER = rgb(0xf6 / 255, 0xc6 / 255, 0x4a / 255);
const INK = rgb(0.1, 0.12, 0.14);
const QUIET = rgb(0.36, 0.4, 0.42);
const PAPER = rgb(1, 1, 1);

/** The bytes of a download. */
export async function renderDownload(download: Download): Promise<Uint8Array> {
  return download.kind === 'pptx' ? renderPresentation(download) : renderPdf(download);
}

// ——— PDF ———

/** Notes which text of which page is a heading or a paragraph, as a tagged PDF needs it. */
class Tags {
  readonly #document: PDFDocument;
  readonly #elements: { role: string; page: PDFPage; mark: number }[] = [];
  readonly #marks = new Map<PDFPage, number>();

  constructor(document: PDFDocument) {
    this.#document = document;
  }

  /** Draws content that a screen reader speaks, as one structure element. */
  element(page: PDFPage, role: string, draw: () => void): void {
    const mark = this.#marks.get(page) ?? 0;
    this.#marks.set(page, mark + 1);
    this.#elements.push({ role, page, mark });
    const properties = this.#document.context.obj({ MCID: mark });
    page.pushOperators(
      PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [
        PDFName.of(role),
        properties.toString(),
      ]),
    );
    draw();
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  }

  /** Draws decoration: coloured grounds, rules, page numbers. */
  artifact(page: PDFPage, draw: () => void): void {
    page.pushOperators(
      PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]),
    );
    draw();
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  }

  /** Writes the structure tree into the document. */
  finish(): void {
    const { context, catalog } = this.#document;
    const rootRef = context.nextRef();
    const documentRef = context.nextRef();
    const kids = PDFArray.withContext(context);
    const perPage = new Map<PDFPage, PDFRef[]>();
    for (const { role, page, mark } of this.#elements) {
      const reference = context.register(
        context.obj({ Type: 'StructElem', S: role, P: documentRef, Pg: page.ref, K: mark }),
      );
      kids.push(reference);
      perPage.set(page, [...(perPage.get(page) ?? []), reference]);
    }
    const numbers = PDFArray.withContext(context);
    [...perPage].forEach(([page, references], index) => {
      page.node.set(PDFName.of('StructParents'), PDFNumber.of(index));
      page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
      numbers.push(PDFNumber.of(index));
      numbers.push(context.obj(references));
    });
    context.assign(
      documentRef,
      context.obj({ Type: 'StructElem', S: 'Document', P: rootRef, K: kids }),
    );
    const root = PDFDict.withContext(context);
    root.set(PDFName.of('Type'), PDFName.of('StructTreeRoot'));
    root.set(PDFName.of('K'), documentRef);
    root.set(PDFName.of('ParentTree'), context.register(context.obj({ Nums: numbers })));
    root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(perPage.size));
    context.assign(rootRef, root);
    catalog.set(PDFName.of('StructTreeRoot'), rootRef);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  }
}

async function renderPdf(download: Download): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const made = new Date(download.made);
  document.setTitle(download.title, { showInWindowTitleBar: true });
  document.setAuthor(download.author);
  document.setLanguage(download.language);
  document.setProducer('Galley sample newsroom');
  document.setCreator('Galley sample newsroom');
  document.setCreationDate(made);
  document.setModificationDate(made);
  const regular = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  const tags = new Tags(document);
  const slides = download.kind === 'slides-pdf';
  const size: [number, number] = slides ? [960, 540] : [419.53, 595.28];

  const cover = document.addPage(size);
  const margin = slides ? 80 : 48;
  tags.artifact(cover, () => {
    cover.drawRectangle({ x: 0, y: 0, width: size[0], height: size[1], color: GREEN });
    cover.drawRectangle({ x: margin, y: size[1] / 2 - 92, width: 96, height: 6, color: AMBER });
  });
  const titleSize = slides ? 48 : 30;
  const titleLines = wrap(download.title, bold, titleSize, size[0] - margin * 2);
  tags.element(cover, 'H1', () => {
    titleLines.forEach((text, index) => {
      const y = size[1] / 2 + (titleLines.length - 1 - index) * titleSize * 1.2 - 40;
      cover.drawText(text, { x: margin, y, size: titleSize, font: bold, color: PAPER });
    });
  });
  tags.element(cover, 'P', () => {
    const y = size[1] / 2 - 132;
    cover.drawText(download.author, {
      x: margin,
      y,
      size: slides ? 20 : 13,
      font: regular,
      color: PAPER,
    });
  });

  download.pages.forEach((content, index) => {
    const page = document.addPage(size);
    drawPage(page, content, { tags, regular, bold, slides, margin, size });
    tags.artifact(page, () => {
      page.drawText(String(index + 2), {
        x: size[0] - margin,
        y: 32,
        size: 11,
        font: regular,
        color: QUIET,
      });
    });
  });
  tags.finish();
  // A fixed identifier instead of one made from the clock.
  const identifier = PDFHexString.fromText(download.key);
  document.context.trailerInfo.ID = document.context.obj([identifier, identifier]);
  return document.save();
}

function drawPage(
  page: PDFPage,
  content: Page,
  look: {
    tags: Tags;
    regular: PDFFont;
    bold: PDFFont;
    slides: boolean;
    margin: number;
    size: [number, number];
  },
): void {
  const { tags, regular, bold, slides, margin, size } = look;
  const width = size[0] - margin * 2;
  const textSize = slides ? 26 : 12.5;
  const headingSize = slides ? 38 : 20;
  let y = size[1] - margin - (slides ? 10 : 20);
  const write = (
    role: string,
    text: string,
    font: PDFFont,
    sizeOfText: number,
    options: { indent?: number; gap: number; bullet?: boolean },
  ): void => {
    const indent = options.indent ?? 0;
    const lines = wrap(text, font, sizeOfText, width - indent);
    if (options.bullet === true) {
      const top = y + sizeOfText * 0.3;
      tags.artifact(page, () =>
        page.drawCircle({ x: margin + 5, y: top, size: sizeOfText * 0.15, color: GREEN }),
      );
    }
    tags.element(page, role, () => {
      for (const text of lines) {
        page.drawText(text, {
          x: margin + indent,
          y,
          size: sizeOfText,
          font,
          color: role === 'H2' ? GREEN : INK,
        });
        y -= sizeOfText * 1.42;
      }
    });
    y -= options.gap;
  };
  tags.artifact(page, () =>
    page.drawRectangle({ x: margin, y: y + headingSize + 12, width: 56, height: 5, color: AMBER }),
  );
  write('H2', content.heading, bold, headingSize, { gap: slides ? 14 : 10 });
  for (const text of content.paragraphs ?? []) {
    write('P', text, regular, textSize, { gap: textSize * 0.6 });
  }
  for (const text of content.points ?? []) {
    write('P', text, regular, textSize, { indent: 24, gap: textSize * 0.4, bullet: true });
  }
  const most = Math.max(1, ...(content.bars ?? []).map((bar) => bar.value));
  for (const bar of content.bars ?? []) {
    const length = (bar.value / most) * (width * 0.45);
    const top = y;
    const height = textSize * 1.1;
    tags.artifact(page, () =>
      page.drawRectangle({
        x: margin + width * 0.36,
        y: top - 4,
        width: length,
        height,
        color: bar.value === most ? AMBER : GREEN,
      }),
    );
    tags.element(page, 'P', () => {
      const size = textSize * 0.82;
      page.drawText(bar.label, { x: margin, y: top, size, font: regular, color: INK });
      page.drawText(`${bar.value}${bar.unit}`, {
        x: margin + width * 0.36 + length + 10,
        y: top,
        size,
        font: bold,
        color: INK,
      });
    });
    y -= textSize * 1.75;
  }
}

function wrap(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(current);
      current = word;
    } else {
      current = longer;
    }
  }
  lines.push(current);
  return lines;
}

// ——— PowerPoint ———

// The package's types describe a namespace object; under Node the default export is the class itself.
const Presentation = pptxgen as unknown as new () => import('pptxgenjs').default;

async function renderPresentation(download: Download): Promise<Uint8Array> {
  const deck = new Presentation();
  deck.layout = 'LAYOUT_16x9';
  deck.title = download.title;
  deck.author = download.author;
  deck.company = 'Waymark Network';
  const cover = deck.addSlide();
  cover.background = { color: '0F4A42' };
  cover.addText(download.title, {
    x: 0.8,
    y: 1.6,
    w: 8.4,
    h: 1.6,
    fontFace: 'Georgia',
    fontSize: 36,
    bold: true,
    color: 'FFFFFF',
    lang: download.language,
  });
  cover.addText(download.author, {
    x: 0.8,
    y: 3.4,
    w: 8.4,
    h: 0.5,
    fontFace: 'Calibri',
    fontSize: 18,
    color: 'F6C64A',
    lang: download.language,
  });
  for (const content of download.pages) {
    const slide = deck.addSlide();
    slide.addText(content.heading, {
      x: 0.8,
      y: 0.5,
      w: 8.4,
      h: 0.8,
      fontFace: 'Georgia',
      fontSize: 28,
      bold: true,
      color: '0F4A42',
      lang: download.language,
    });
    const lines = [
      ...(content.paragraphs ?? []).map((text) => ({ text, options: { breakLine: true } })),
      ...(content.points ?? []).map((text) => ({
        text,
        options: { bullet: true, breakLine: true, paraSpaceAfter: 8 },
      })),
      ...(content.bars ?? []).map((bar) => ({
        text: `${bar.label}: ${bar.value}${bar.unit}`,
        options: { bullet: true, breakLine: true },
      })),
    ];
    slide.addText(lines, {
      x: 0.8,
      y: 1.5,
      w: 8.4,
      h: 3.5,
      valign: 'top',
      fontFace: 'Calibri',
      fontSize: 20,
      color: '1A1D22',
      lang: download.language,
    });
  }
  const written = await deck.write({ outputType: 'uint8array' });
  if (!(written instanceof Uint8Array)) throw new Error('pptxgenjs gave no bytes.');
  return settled(written, download.made);
}

/** The same package with the clock taken out: fixed dates inside and outside, entries in order. */
function settled(bytes: Uint8Array, made: string): Uint8Array {
  const entries = unzipSync(bytes);
  const files: Zippable = {};
  // Read by the zip format as local time, so that the zone of the machine does not matter.
  const mtime = new Date(1980, 0, 1);
  const names = Object.keys(entries)
    .filter((name) => !name.endsWith('/'))
    .sort((a, b) =>
      a === '[Content_Types].xml' ? -1 : b === '[Content_Types].xml' ? 1 : a < b ? -1 : 1,
    );
  for (const name of names) {
    let content = entries[name] ?? new Uint8Array();
    if (name === 'docProps/core.xml') {
      const text = new TextDecoder()
        .decode(content)
        .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${made.replace('.000', '')}`);
      content = new TextEncoder().encode(text);
    }
    files[name] = [content, { mtime, level: 9 }];
  }
  return zipSync(files);
}
