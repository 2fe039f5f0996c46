// What does an office document say of itself, and what are its titles and lines? Office Open XML and OpenDocument, both zips of XML.
import { type DocumentFacts, MOST_LINES } from '../../core/kit/folder-facts.ts';
import { openZip, type ReadEntry, type ZipReader } from '../export/zip-reader.ts';
import { Lines, languageTag, oneLine } from './lines.ts';
import { readXml, type XmlEars } from './xml-pieces.ts';

/** A longer presentation is read as far as this. */
const MOST_SLIDES = 300;
/** What of a text is looked at as its title page. */
const OPENING_LINES = 12;

export type OfficeFacts = Pick<
  DocumentFacts,
  'title' | 'author' | 'language' | 'firstTitle' | 'opening' | 'lines' | 'slides'
>;

/** Reads a document of this kind. Throws where it is damaged, locked, or larger inside than anything honest. */
export async function readOffice(path: string, kind: DocumentFacts['kind']): Promise<OfficeFacts> {
  const opened = await openZip(path);
  if (!opened.ok) throw new Error(opened.error.detail ?? opened.error.code);
  const zip = opened.value;
  try {
    const parts = new Map(zip.entries.map((entry) => [entry.name, entry]));
    const openDocument = parts.get('content.xml');
    if (openDocument !== undefined) {
      const properties = await propertiesOf(zip, parts.get('meta.xml'));
      const content = await readOpenDocument(zip, openDocument, kind === 'presentation');
      return { ...properties, ...content };
    }
    const properties = await propertiesOf(zip, parts.get('docProps/core.xml'));
    switch (kind) {
      case 'presentation':
        return { ...properties, ...(await readSlides(zip, parts)) };
      case 'sheet':
        return {
          ...properties,
          ...(await readLines(zip, parts.get('xl/sharedStrings.xml'), 'si')),
        };
      default:
        return { ...properties, ...(await readText(zip, need(parts, 'word/document.xml'))) };
    }
  } finally {
    await zip.close();
  }
}

type Content = Pick<OfficeFacts, 'firstTitle' | 'opening' | 'lines' | 'slides'>;

function need(parts: ReadonlyMap<string, ReadEntry>, name: string): ReadEntry {
  const entry = parts.get(name);
  if (entry === undefined) throw new Error(`it has no ${name}`);
  return entry;
}

/** The properties of both formats have the same names: title, creator, language. */
async function propertiesOf(
  zip: ZipReader,
  entry: ReadEntry | undefined,
): Promise<Pick<OfficeFacts, 'title' | 'author' | 'language'>> {
  const said = new Map<string, string>();
  if (entry !== undefined) {
    let words = '';
    await readXml(zip, entry, {
      open: () => {
        words = '';
      },
      text: (text) => {
        words += text;
      },
      close: (name) => {
        if (!said.has(name) && words.trim() !== '') said.set(name, words);
        words = '';
      },
    });
  }
  return {
    title: oneLine(said.get('title')),
    // Who began an OpenDocument is told apart from who changed it last.
    author: oneLine(said.get('initial-creator') ?? said.get('creator')),
    language: languageTag(said.get('language')),
  };
}

interface Slide {
  readonly title: string | null;
  readonly lines: readonly string[];
  readonly undescribed: number;
}

async function readSlides(zip: ZipReader, parts: ReadonlyMap<string, ReadEntry>): Promise<Content> {
  const lines = new Lines();
  const names = await slideNames(zip, parts);
  if (names.length === 0) throw new Error('it has no slides');
  const slides: Slide[] = [];
  for (const name of names.slice(0, MOST_SLIDES)) {
    const entry = parts.get(name);
    if (entry !== undefined) slides.push(await readSlide(zip, entry));
  }
  for (const slide of slides) for (const line of slide.lines) lines.add(line);
  return presentationOf(slides, lines);
}

function presentationOf(slides: readonly Slide[], lines: Lines): Content {
  const [first] = slides;
  return {
    firstTitle: first?.title ?? first?.lines[0] ?? null,
    opening: [...(first?.lines ?? [])].slice(0, MOST_LINES),
    lines: lines.all,
    slides: {
      all: slides.length,
      untitled: slides.filter(({ title }) => title === null).length,
      undescribed: slides.reduce((sum, { undescribed }) => sum + undescribed, 0),
    },
  };
}

/** The slides in the order in which they are shown. */
async function slideNames(
  zip: ZipReader,
  parts: ReadonlyMap<string, ReadEntry>,
): Promise<readonly string[]> {
  const targets = new Map<string, string>();
  const shown: string[] = [];
  const relations = parts.get('ppt/_rels/presentation.xml.rels');
  const presentation = need(parts, 'ppt/presentation.xml');
  if (relations !== undefined) {
    await readXml(zip, relations, {
      open: (name, { Id = '', Target = '' }) => {
        if (name === 'Relationship') targets.set(Id, Target);
      },
    });
  }
  await readXml(zip, presentation, {
    open: (name, attributes) => {
      // It has an `id` of its own beside that of the relation.
      const target = name === 'sldId' ? targets.get(attributes['r:id'] ?? '') : undefined;
      if (target !== undefined)
        shown.push(target.startsWith('/') ? target.slice(1) : `ppt/${target}`);
    },
  });
  return shown;
}

async function readSlide(zip: ZipReader, entry: ReadEntry): Promise<Slide> {
  const lines: string[] = [];
  let title = '';
  let line = '';
  let inText = false;
  let isTitle = false;
  /** What an older program shows in the place of something new is not read twice. */
  let fallbacks = 0;
  let undescribed = 0;
  let isPicture = false;
  let isSilent = false;
  const end = (): void => {
    const whole = oneLine(line);
    line = '';
    if (whole === null || lines.length >= MOST_LINES) return;
    lines.push(whole);
    if (isTitle) title = title === '' ? whole : `${title} ${whole}`;
  };
  await readXml(zip, entry, {
    open(name, attributes) {
      if (name === 'Fallback') fallbacks += 1;
      if (fallbacks > 0) return;
      if (name === 'sp') isTitle = false;
      else if (name === 'pic') [isPicture, isSilent] = [true, true];
      else if (name === 'cNvPr' && isPicture) isSilent = !isDescription(attributes.descr ?? '');
      else if (name === 'decorative' && attributes.val !== '0') isSilent = false;
      else if (name === 'ph')
        isTitle = attributes.type === 'title' || attributes.type === 'ctrTitle';
      else if (name === 't') inText = true;
      else if (name === 'br') end();
    },
    text(words) {
      if (inText && fallbacks === 0) line += words;
    },
    close(name) {
      if (name === 'Fallback') fallbacks -= 1;
      else if (name === 't') inText = false;
      else if (name === 'p') end();
      else if (name === 'pic') {
        if (isSilent) undescribed += 1;
        isPicture = false;
      } else if (name === 'sp') isTitle = false;
    },
  });
  return { title: oneLine(title), lines, undescribed };
}

/** Programs write the name of the file there, which describes nothing. */
function isDescription(text: string): boolean {
  return (
    text.trim() !== '' && !/^\S+\.(?:png|jpe?g|gif|bmp|svg|emf|wmf|tiff?|webp)$/i.test(text.trim())
  );
}

const headingStyle = /^(?:title|titel|titre|(?:heading|titre|berschrift|überschrift)\s?1)$/i;

async function readText(zip: ZipReader, entry: ReadEntry): Promise<Content> {
  const lines = new Lines();
  let firstTitle: string | null = null;
  let line = '';
  let isHeading = false;
  let inText = false;
  await readXml(zip, entry, {
    open(name, { val = '' }) {
      if (name === 'p') isHeading = false;
      else if (name === 'pStyle') isHeading = headingStyle.test(val);
      else if (name === 't') inText = true;
      else if (name === 'tab') line += ' ';
      else if (name === 'br') line += '\n';
    },
    text(words) {
      if (inText) line += words;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name !== 'p') return;
      if (isHeading) firstTitle ??= oneLine(line);
      lines.add(line);
      line = '';
    },
    isDone: () => lines.isFull,
  });
  return withOpening(lines, firstTitle);
}

function withOpening(lines: Lines, firstTitle: string | null): Content {
  return { firstTitle, opening: lines.all.slice(0, OPENING_LINES), lines: lines.all, slides: null };
}

/** Every text between the tags of this name, as a line. */
async function readLines(
  zip: ZipReader,
  entry: ReadEntry | undefined,
  of: string,
): Promise<Content> {
  const lines = new Lines();
  let line = '';
  const ears: XmlEars = {
    text: (words) => {
      line += words;
    },
    close: (name) => {
      if (name !== of) return;
      lines.add(line);
      line = '';
    },
    isDone: () => lines.isFull,
  };
  if (entry !== undefined) await readXml(zip, entry, ears);
  return withOpening(lines, null);
}

async function readOpenDocument(
  zip: ZipReader,
  entry: ReadEntry,
  isPresentation: boolean,
): Promise<Content> {
  const lines = new Lines();
  const slides: { title: string | null; lines: string[]; undescribed: number }[] = [];
  let firstTitle: string | null = null;
  let line = '';
  let depth = 0;
  let isTitle = false;
  let notes = 0;
  let isPicture = false;
  let isDescribed = false;
  await readXml(zip, entry, {
    open(name, attributes) {
      if (name === 'notes') notes += 1;
      if (name === 'page') slides.push({ title: null, lines: [], undescribed: 0 });
      if (name === 'frame') {
        isTitle = attributes.class === 'title';
        [isPicture, isDescribed] = [false, false];
      }
      if (name === 'image') isPicture = true;
      if ((name === 'title' || name === 'desc') && depth === 0) isDescribed = true;
      if (name === 'p' || name === 'h') depth += 1;
      if (name === 'line-break') line += '\n';
      if (name === 'tab' || name === 's') line += ' ';
    },
    text(words) {
      if (depth > 0) line += words;
    },
    close(name) {
      const slide = slides.at(-1);
      if (name === 'frame' && isPicture && !isDescribed && slide !== undefined) {
        slide.undescribed += 1;
      }
      if (name === 'notes') notes -= 1;
      if (name !== 'p' && name !== 'h') return;
      depth -= 1;
      if (depth > 0) return;
      const whole = oneLine(line);
      if (whole !== null && notes === 0) {
        if (name === 'h') firstTitle ??= whole;
        lines.add(line);
        if (slide !== undefined) {
          slide.lines.push(whole);
          if (isTitle) slide.title ??= whole;
        }
      }
      line = '';
    },
    isDone: () => lines.isFull && !isPresentation,
  });
  return isPresentation ? presentationOf(slides, lines) : withOpening(lines, firstTitle);
}
