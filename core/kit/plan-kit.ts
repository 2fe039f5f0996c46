// What would be made of the files of a folder? Facts become downloads in order, a gallery, guesses at speakers and event, and a headline.
import { captionsStem, videoStem } from '../checks/offered-files.ts';
import type { AssetId } from '../content/ids.ts';
import type { Person } from '../content/site.ts';
import { isTooLarge } from '../media/media-file.ts';
import { guessEvent } from './event.ts';
import type { DocumentFacts, FileFacts, FolderFacts } from './folder-facts.ts';
import type { DownloadKind, KitPlan, PlannedDownload, PlannedPicture } from './kit-plan.ts';
import { KitLanguages } from './language.ts';
import { findSpeakers } from './speakers.ts';
import { cleanedName, titleOf } from './titles.ts';

/** What is known of the newsroom that the report is for. */
export interface KitNewsroom {
  readonly people: readonly Person[];
  /** Of its website, its own first. */
  readonly languages: readonly string[];
  /** Whether it has this picture already and says what it shows. */
  isDescribed(id: AssetId): boolean;
}

/** A gallery with more pictures is looked at by nobody. */
export const MOST_PICTURES_AT_FIRST = 24;

/** The files without those that have the bytes of an earlier one. */
function once(files: readonly FileFacts[]): { files: FileFacts[]; twice: KitPlan['twice'] } {
  const first = new Map<string, FileFacts>();
  const twice: { shownAs: string; as: string }[] = [];
  for (const file of files) {
    const other = first.get(file.sha256);
    if (other === undefined) first.set(file.sha256, file);
    else twice.push({ shownAs: file.shownAs, as: other.shownAs });
  }
  return { files: [...first.values()], twice };
}

/** The same facts and newsroom make the same plan; `token` is what it is known by. */
export function planKit(facts: FolderFacts, newsroom: KitNewsroom, token: string): KitPlan {
  const { files, twice } = once(
    [...facts.files].sort((one, other) => inNaturalOrder(one.shownAs, other.shownAs)),
  );
  const languages = new KitLanguages(newsroom.languages);
  const programme = programmeAmong(files);
  const captioned = captionedStems(files);
  const downloads = files
    .flatMap((file) => downloadOf(file, programme?.number ?? null, languages, captioned))
    .sort((one, other) => rank(one) - rank(other));
  const pictures = picturesOf(files, newsroom);
  const documents = files
    .flatMap(({ number, content }) =>
      content.is === 'document'
        ? [{ number, isProgramme: number === programme?.number, facts: content }]
        : [],
    )
    // Its order is the order in which people spoke.
    .sort((one, other) => Number(other.isProgramme) - Number(one.isProgramme));
  const speakers = findSpeakers(documents, newsroom.people).map((speaker, number) => ({
    ...speaker,
    number,
    // A name that somebody wrote for readers, and that the newsroom knows: all others wait for a tick.
    isChosen: speaker.person !== null && speaker.from !== 'author',
  }));
  const event = guessEvent([
    ...documents.map(({ number, isProgramme, facts: { lines, opening } }) => ({
      file: number,
      isProgramme,
      lines: isProgramme ? lines : opening,
    })),
    { file: null, isProgramme: false, lines: [facts.name.replaceAll('_', ' ')] },
  ]);
  return {
    token,
    folder: facts.name,
    headline: headlineOf(programme, facts.name),
    language: languageOf(documents, programme?.number ?? null, languages, newsroom.languages),
    downloads,
    pictures,
    featured: pictures.find((one) => one.isChosen && one.width > one.height)?.number ?? null,
    speakers,
    event,
    refused: [...facts.refused],
    twice,
    passedOver: facts.passedOver,
  };
}

const programmeWords =
  /(?<!\p{L})(?:programme|program|programm|agenda|schedule|ordre du jour|tagesordnung|ablauf|ablaufplan|tagungsprogramm|déroulé)(?!\p{L})/iu;

/** The document that is the programme, by its name or its title. */
function programmeAmong(files: readonly FileFacts[]): FileFacts | undefined {
  const documents = files.filter(
    ({ content }) => content.is === 'document' && content.kind !== 'presentation',
  );
  const named = documents.filter(({ fileName }) =>
    programmeWords.test(fileName.replaceAll('_', ' ')),
  );
  const titled = documents.filter((file) => programmeWords.test(titleOf(file).text));
  const candidates = named.length > 0 ? named : titled;
  const wasRead = ({ content }: FileFacts): boolean =>
    content.is === 'document' && content.unread === null;
  return candidates.find(wasRead) ?? candidates[0];
}

const bareProgramme =
  /^(?:final |provisional |draft |vorläufiges )?(?:programme|program|programm|agenda|schedule|ordre du jour|tagesordnung|ablauf(?:plan)?|tagungsprogramm|déroulé)(?: final| provisoire)?$/iu;

function headlineOf(programme: FileFacts | undefined, folder: string): KitPlan['headline'] {
  if (programme !== undefined && programme.content.is === 'document') {
    const { title, firstTitle, opening } = programme.content;
    const titles = [
      titleOf(programme),
      titleOf({ ...programme, content: { ...programme.content, title: null } }),
    ];
    const lines = [title, firstTitle, ...opening.slice(0, 3)];
    for (const { text, from } of titles) {
      const said = withoutProgramme(text);
      if (from !== 'file-name' && said !== '' && lines.includes(text))
        return { text: said, from: 'programme' };
    }
  }
  return { text: cleanedName(`${folder}.x`), from: 'folder' };
}

/** `Programme: Staff training in prisons` is about staff training in prisons. */
function withoutProgramme(title: string): string {
  if (bareProgramme.test(title.trim())) return '';
  return title
    .replace(
      /^(?:programme|program|programm|agenda|ordre du jour|tagesordnung)\s*(?:[:–—-]|of the|for the|de la|du|der|des)\s*/iu,
      '',
    )
    .replace(/\s*[:–—-]\s*(?:programme|program|programm|agenda)$/iu, '')
    .trim();
}

function captionedStems(files: readonly FileFacts[]): ReadonlySet<string> {
  return new Set(files.flatMap(({ shownAs }) => captionsStem(shownAs) ?? []));
}

function downloadOf(
  file: FileFacts,
  programme: number | null,
  languages: KitLanguages,
  captioned: ReadonlySet<string>,
): PlannedDownload[] {
  const { content, number, shownAs, size, extension } = file;
  // Readers on a telephone pay for each: it is left out until somebody ticks it.
  const isLarge = isTooLarge(file);
  if (content.is === 'picture') return [];
  const { text: title, from: titleFrom } = titleOf(file);
  const document = content.is === 'document' ? content : null;
  const kind: DownloadKind =
    content.is === 'document' || content.is === 'recording' ? content.kind : content.is;
  return [
    {
      ...{ number, shownAs, size, extension, kind, title, titleFrom },
      language:
        document === null
          ? { tag: null, isSure: false }
          : languages.of(document.lines, document.language),
      isProgramme: number === programme,
      // What no reader can open, or who knows what is in it, waits for a tick.
      isOffered:
        !isLarge &&
        kind !== 'archive' &&
        document?.unread !== 'damaged' &&
        document?.unread !== 'locked',
      slides: document?.slides ?? null,
      isTagged: document?.isTagged ?? null,
      unread: document?.unread ?? null,
      isLarge,
      isCaptioned: kind === 'video' && captioned.has(videoStem(shownAs)),
    },
  ];
}

/** The programme, what was shown, what else there is to read, what there is to see and hear. */
function rank({ isProgramme, kind }: PlannedDownload): number {
  if (isProgramme) return 0;
  switch (kind) {
    case 'presentation':
    case 'pdf':
      return 1;
    case 'text':
      return 2;
    case 'sheet':
      return 3;
    case 'video':
    case 'audio':
      return 4;
    case 'captions':
      return 5;
    case 'archive':
      return 6;
  }
}

function picturesOf(files: readonly FileFacts[], newsroom: KitNewsroom): PlannedPicture[] {
  const pictures = files.flatMap(({ number, shownAs, size, sha256, content }) =>
    content.is === 'picture'
      ? [
          {
            ...{ number, shownAs, size, width: content.width, height: content.height },
            takenAt: content.takenAt,
            isDescribed: newsroom.isDescribed(sha256),
          },
        ]
      : [],
  );
  // Those without a time keep their order by name, behind the others.
  return pictures
    .sort((one, other) => compare(one.takenAt ?? '~', other.takenAt ?? '~'))
    .map((picture, index) => ({ ...picture, isChosen: index < MOST_PICTURES_AT_FIRST }));
}

function languageOf(
  documents: readonly { readonly number: number; readonly facts: DocumentFacts }[],
  programme: number | null,
  languages: KitLanguages,
  ofSite: readonly string[],
): KitPlan['language'] {
  const own = ofSite[0] ?? 'en';
  const counts = new Map<string, number>();
  for (const { number, facts } of documents) {
    const { tag, isSure } = languages.of(facts.lines, facts.language);
    if (tag === null || !isSure || !ofSite.includes(tag)) continue;
    counts.set(tag, (counts.get(tag) ?? 0) + (number === programme ? 2 : 1));
  }
  const [best] = [...counts].sort(([, one], [, other]) => other - one);
  return best === undefined ? { tag: own, isSure: false } : { tag: best[0], isSure: true };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** `2 Prata` before `10 Ek`, without a look at capitals. */
export function inNaturalOrder(one: string, other: string): number {
  const parts = (text: string): string[] => text.toLowerCase().match(/\d+|\D+/g) ?? [];
  const [first, second] = [parts(one), parts(other)];
  for (let index = 0; index < Math.max(first.length, second.length); index++) {
    const [a = '', b = ''] = [first[index], second[index]];
    const isNumbers = /^\d/.test(a) && /^\d/.test(b);
    const difference = isNumbers ? Number(a) - Number(b) : compare(a, b);
    if (difference !== 0) return difference;
  }
  return compare(one, other);
}
