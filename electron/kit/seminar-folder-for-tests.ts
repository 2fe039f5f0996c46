// The folder of a seminar as somebody would hand it over, with faults that are known by name: for tests of reading, planning and making.
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import pptxgen from 'pptxgenjs';
import { encode } from '../media/codecs.ts';

export const FOLDER_NAME = '2026-03_Leaving_violent_groups';

/** Writes a file below a folder, with the folders it needs. */
export async function put(root: string, name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(root, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  return path;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The properties of an Office Open XML document. */
const core = (title: string, author: string, language = ''): string =>
  `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator><dc:language>${language}</dc:language></cp:coreProperties>`;

const contentTypes = (part: string, type: string): string =>
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;

export function zipOf(entries: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)])),
  );
}

export interface TextDocument {
  readonly title?: string;
  readonly author?: string;
  readonly heading?: string;
  readonly lines: readonly string[];
}

export function docx({ title = '', author = '', heading, lines }: TextDocument): Uint8Array {
  const paragraph = (text: string, style = ''): string =>
    `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  const body = [
    ...(heading === undefined ? [] : [paragraph(heading, 'Title')]),
    ...lines.map((line) => paragraph(line)),
  ].join('');
  return zipOf({
    '[Content_Types].xml': contentTypes('/word/document.xml', 'wordprocessingml.document'),
    'word/document.xml': `${declaration}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    'docProps/core.xml': core(title, author),
  });
}

export function odt(title: string, author: string, lines: readonly string[]): Uint8Array {
  const text = lines.map((line) => `<text:p>${line}</text:p>`).join('');
  const names =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"';
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'meta.xml': strToU8(
      `${declaration}<office:document-meta ${names}><office:meta><dc:title>${title}</dc:title><meta:initial-creator>${author}</meta:initial-creator><dc:creator>Somebody Else</dc:creator></office:meta></office:document-meta>`,
    ),
    'content.xml': strToU8(
      `${declaration}<office:document-content ${names}><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    ),
  });
}

export interface Deck {
  readonly title: string;
  readonly author: string;
  /** A slide without a title has its first line as ordinary text. */
  readonly slides: readonly {
    readonly title?: string;
    readonly lines: readonly string[];
    readonly picture?: string | null;
  }[];
}

// The package's types describe a namespace object; under Node the default export is the class itself.
const Presentation = pptxgen as unknown as new () => import('pptxgenjs').default;

const PIXEL =
  'image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export async function pptx({ title, author, slides }: Deck): Promise<Uint8Array> {
  const deck = new Presentation();
  [deck.title, deck.author] = [title, author];
  deck.defineSlideMaster({
    title: 'TITLED',
    objects: [
      {
        placeholder: {
          options: { name: 'title', type: 'title', x: 1, y: 1, w: 8, h: 1 },
          text: '',
        },
      },
    ],
  });
  for (const { title: ofSlide, lines, picture } of slides) {
    const slide = deck.addSlide(ofSlide === undefined ? {} : { masterName: 'TITLED' });
    if (ofSlide !== undefined) slide.addText(ofSlide, { placeholder: 'title' });
    for (const [index, line] of lines.entries()) {
      slide.addText(line, { x: 1, y: 2 + index * 0.5, w: 8, h: 0.5 });
    }
    if (picture !== undefined) {
      slide.addImage({
        data: PIXEL,
        x: 1,
        y: 5,
        w: 1,
        h: 1,
        ...(picture === null ? {} : { altText: picture }),
      });
    }
  }
  const written = await deck.write({ outputType: 'uint8array' });
  if (!(written instanceof Uint8Array)) throw new Error('pptxgenjs gave no bytes.');
  return written;
}

export async function pdf(title: string | null, lines: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  if (title !== null) document.setTitle(title);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([600, 800]);
  for (const [index, line] of lines.entries()) {
    page.drawText(line, { x: 40, y: 740 - index * 24, size: 12, font });
  }
  return document.save();
}

/** Exif data that says when a picture was taken. */
function taken(moment: string): Buffer {
  const tiff = Buffer.alloc(76);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  entry(10, 0x8769, 4, 1, 26);
  tiff.writeUInt16LE(1, 26);
  entry(28, 0x9003, 2, 20, 44);
  tiff.write(`${moment}\0`, 44, 'latin1');
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

/** A JPEG of this size and shade, taken at a moment such as `2026:03:12 10:00:00`. */
export async function photo(
  width: number,
  height: number,
  shade: number,
  moment?: string,
): Promise<Uint8Array> {
  const data = new Uint8ClampedArray(width * height * 4).fill(shade);
  const plain = await encode({ data, width, height }, 'jpeg');
  if (moment === undefined) return plain;
  const content = taken(moment);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), head, content, plain.subarray(2)]);
}

const boxOf = (brand: string): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}\0\0\0\0${brand}isom`, 'latin1'),
  ]);

/** What Office wrote before 2007, and what a document with a password is inside. */
export const container = (content: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(content)]);

const german = [
  'Was die Forschung über den Ausstieg weiß',
  'Die meisten Menschen verlassen eine Gruppe nicht auf einmal, sondern in kleinen Schritten.',
  'Das Gespräch mit einer Person, der man vertraut, ist dabei wichtiger als jedes Programm.',
  'Wir haben mit vierzig von ihnen gesprochen, und alle haben uns das Gleiche gesagt.',
];
const english = [
  'People leave a group in small steps, and each of them needs somebody who is there for them.',
  'We asked what helped them most, and it was the talk that they had with one person in the prison.',
];

/** Makes the folder under `root`; answers with its path. */
export async function seminarFolder(root: string): Promise<string> {
  const folder = join(root, FOLDER_NAME);
  await put(
    folder,
    'Programme.docx',
    docx({
      title: 'Programme: Leaving violent groups, what helps',
      author: 'Office',
      heading: 'Leaving violent groups, what helps',
      lines: [
        'Lisbon, 12–13 March 2026',
        'Venue: Town Hall of Lisbon',
        'Thursday, 12 March 2026',
        '09:00 Welcome by the host, who has asked all of us to come and be heard',
        '09:30 Inês Duarte — Head of Programmes, Harbour Trust',
        '11:00 Coffee Break — Foyer',
        '11:30 Robin Ek — Researcher, University of Malmö',
        'Friday, 13 March 2026',
        '15:30–16:30 What we take home from here, and what is next for us',
      ],
    }),
  );
  await put(
    folder,
    'Slides/2 First steps.pptx',
    await pptx({
      title: 'First steps out',
      author: 'Inês Duarte',
      slides: [
        { title: 'First steps out', lines: ['Inês Duarte', 'Head of Programmes, Harbour Trust'] },
        { title: 'What helps', lines: english, picture: 'Two people on a bench' },
      ],
    }),
  );
  await put(
    folder,
    'Slides/10_Ek_final.pptx',
    await pptx({
      title: 'PowerPoint Presentation',
      author: 'Robin Ek',
      slides: [
        { title: 'Talking in prison', lines: ['Robin Ek'] },
        { lines: english, picture: null },
        { lines: ['Thank you'] },
      ],
    }),
  );
  await put(folder, 'Slides/11 Forschung.pdf', await pdf(null, german));
  await put(folder, 'Handout.odt', odt('A handout for prison staff', 'Kim Berg', english));
  await put(folder, 'Old talk.ppt', container('PowerPoint Document'));
  await put(folder, 'Secret.pptx', container('EncryptedPackage'));
  await put(
    folder,
    'Broken.docx',
    zipOf({
      'word/other.xml': '<a/>',
      '[Content_Types].xml': contentTypes('/word/document.xml', 'wordprocessingml.document'),
    }),
  );
  await put(folder, 'Photos/IMG_2.jpg', await photo(60, 80, 90, '2026:03:12 09:00:00'));
  const hall = await photo(80, 60, 120, '2026:03:12 10:00:00');
  await put(folder, 'Photos/IMG_1.jpg', hall);
  await put(folder, 'Photos/IMG_1 (1).jpg', hall);
  await put(folder, 'Photos/Group.jpg', await photo(80, 40, 160));
  await put(folder, 'Photos/Phone.heic', boxOf('heic'));
  await put(folder, 'Talk.mp4', boxOf('isom'));
  await put(folder, 'Heard.mp4', Buffer.concat([boxOf('isom'), Buffer.from('another')]));
  await put(folder, 'Heard.en.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nWelcome\n');
  const large = await put(
    folder,
    'Whole day.mp4',
    Buffer.concat([boxOf('isom'), Buffer.from('all')]),
  );
  await truncate(large, 100_000_001);
  await put(folder, 'setup.exe', 'MZ');
  await put(folder, 'Empty.txt', '');
  await put(folder, 'Data.xyz', Buffer.from([1, 0, 2, 0, 3]));
  await put(folder, '.DS_Store', 'x');
  await put(folder, '~$Programme.docx', 'x');
  await put(root, 'outside/private.txt', 'Nobody should read this.');
  await symlink(join(root, 'outside', 'private.txt'), join(folder, 'Link.txt'));
  await symlink(join(root, 'outside'), join(folder, 'More'));
  return folder;
}
