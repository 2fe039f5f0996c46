// Who spoke? Names that title slides, the programme and properties of documents give: found, compared with the newsroom's people, and never taken for facts.
import type { PersonId } from '../content/ids.ts';
import type { Person } from '../content/site.ts';
import { daysIn, timesIn } from './dates.ts';
import type { DocumentFacts } from './folder-facts.ts';

/** Where a name stands. What somebody wrote for readers says more than the property of a file. */
export const nameSources = ['title-slide', 'programme', 'author'] as const;
export type NameSource = (typeof nameSources)[number];

export interface FoundSpeaker {
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  /** The person of the newsroom who has this very name. */
  readonly person: PersonId | null;
  readonly from: NameSource;
  /** The number of the file that names them. */
  readonly file: number;
}

/** A document in which names are looked for. */
export interface NamingDocument {
  readonly number: number;
  readonly isProgramme: boolean;
  readonly facts: Pick<DocumentFacts, 'author' | 'opening' | 'lines'>;
}

/** More names than these are no list of speakers. */
const MOST_SPEAKERS = 60;

const titles =
  /^(?:(?:dr|prof|professor|mr|mrs|ms|miss|mme|mlle|m|herr|frau|dipl|ing|judge|sir|dame)\.?\s+)+/iu;
const particles =
  'de|da|do|dos|das|del|della|di|du|des|van|von|der|den|ten|ter|zu|zum|af|al|el|bin|ben|la|le|y|e';
const part = "\\p{Lu}[\\p{L}\\p{M}'’.]*(?:-\\p{Lu}[\\p{L}\\p{M}'’]*)*";
const wholeName = new RegExp(`^${part}(?:\\s+(?:(?:${particles})\\s+)*${part}){1,3}$`, 'u');

/** Words of programmes and organisations, which are no names however they are written. */
const noNames: ReadonlySet<string> = new Set(
  `agenda annual approach association atelier bag break breakfast case café center centre closing coffee commission committee
  community concept conclusion conference council country day debate department dinner director discussion document end europe
  european evaluation event evening exchange experience experiences final focus general good group groups host hour institute
  international introduction justice keynote keynotes learning lessons looking lunch main meeting ministry morning national
  network networking new next office official open opening outlook panel part parallel plenary practice practices presentation
  presentations prison prisons probation programme program project questions reception registration remarks report research
  results room round session sessions service services seminar site social speaker speakers state steps study summary table tea
  team theory tour training university venue visit walk welcome work working workshop workshops accueil allocution
  clôture conférence déjeuner débat discussion introduction inscription matinée ministère mot ouverture pause petit
  première questions salle séance session synthèse table ronde université visite abendessen abschluss anmeldung
  anschließend arbeitsgruppe ausblick begrüßung diskussion einführung eröffnung fragen gruppe impuls kaffee kaffeepause
  ministerium mittagessen mittagspause pause plenum podium programm raum schluss schlusswort tagung universität verein vortrag
  workshop zusammenfassung ende fazit thank thanks you merci danke part overview contents inhalt sommaire`
    .trim()
    .split(/\s+/),
);

/** Small letters without marks. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** What programs write where the name of an author belongs. */
const noAuthors =
  /^(?:user|admin|administrator|owner|author|autor|auteur|unknown|default|windows user|microsoft office user|utilisateur|benutzer|pptxgenjs|python-pptx|libreoffice|gast|guest|pc|laptop)\s*\d*$/i;

/** The name of one person, or undefined where these words are none. */
export function nameIn(text: string): string | undefined {
  const name = text.replace(titles, '').replace(/\s+/g, ' ').trim();
  if (name.length > 60 || !wholeName.test(name)) return undefined;
  return name.split(/[\s-]+/).some((word) => noNames.has(word.toLowerCase())) ? undefined : name;
}

/** The names in the property of a document: `Inês Prata; Robin Ek`, `Prata, Inês`. */
function authorsIn(author: string | null): string[] {
  if (author === null || noAuthors.test(author.trim())) return [];
  return author.split(/\s*(?:;|&|\band\b|\bet\b|\bund\b)\s*/).flatMap((one) => {
    const turned = /^([^,]+),\s*([^,]+)$/.exec(one.trim());
    const name = turned === null ? one.trim() : `${turned[2]?.trim()} ${turned[1]?.trim()}`;
    return nameIn(name) ?? [];
  });
}

interface NamedLine {
  readonly name: string;
  readonly standing: string;
}

const dash = /\s+[-–—|·]\s+|\s*[–—]\s*|,\s+/u;
const speakerWord =
  /^(?:speakers?|presenter|presented by|keynote(?: speaker)?|chair|moderat(?:or|ion|ed by)|by|intervenante?s?|par|orateur|oratrice|présenté par|referent(?:in)?|von|vortrag(?:ende)?|moderation)\s*:?\s+/iu;

/** The person a line names with what they are: `Inês Prata — Head of Probation, DGRSP`. */
export function namedLine(line: string): NamedLine | undefined {
  const bare = withoutTimes(line).replace(speakerWord, '').trim();
  const inBrackets = /^([^()]{3,60})\s*\(([^()]{2,100})\)$/u.exec(bare);
  const [head = '', standing = ''] =
    inBrackets === null ? splitOnce(bare, dash) : [inBrackets[1] ?? '', inBrackets[2] ?? ''];
  const name = nameIn(head);
  if (name === undefined || standing.trim() === '' || daysIn(standing).length > 0) return undefined;
  return { name, standing: standing.trim() };
}

function withoutTimes(line: string): string {
  return timesIn(line).length === 0
    ? line
    : line.replace(/^[\s\d:.hH–—-]+(?:Uhr|[ap]\.?m\.?)?\s*/u, '');
}

function splitOnce(text: string, sign: RegExp): [string, string] {
  const found = sign.exec(text);
  if (found === null) return [text, ''];
  return [text.slice(0, found.index).trim(), text.slice(found.index + found[0].length).trim()];
}

/** `Head of Probation, DGRSP`: what comes last is where they are from, if it comes after a comma. */
function standingOf(standing: string): { role: string; organisation: string } {
  const at = standing.lastIndexOf(',');
  if (at === -1) return { role: standing, organisation: '' };
  return { role: standing.slice(0, at).trim(), organisation: standing.slice(at + 1).trim() };
}

/**
 * The people that documents name, each once: as often as a line says what they are, that line counts; a bare name counts where a property or
 * the newsroom knows it, too.
 */
export function findSpeakers(
  documents: readonly NamingDocument[],
  people: readonly Person[],
): FoundSpeaker[] {
  const known = new Map(people.map((person) => [plain(person.name), person]));
  const found = new Map<string, FoundSpeaker>();
  const add = (name: string, standing: string, from: NameSource, file: number): void => {
    const key = plain(name);
    const person = known.get(key);
    const before = found.get(key);
    const isBetter =
      before === undefined ||
      (before.from === 'author' && from !== 'author') ||
      (before.role === '' && standing !== '');
    if (!isBetter) return;
    const own = standingOf(standing);
    found.set(key, {
      name: person?.name ?? name,
      role: person?.role || own.role,
      organisation: person?.organisation || own.organisation,
      person: person?.id ?? null,
      from: before !== undefined && from === 'author' ? before.from : from,
      file: before !== undefined && standing === '' ? before.file : file,
    });
  };
  for (const { number, isProgramme, facts } of documents) {
    const authors = authorsIn(facts.author);
    const isKnownName = (name: string): boolean =>
      known.has(plain(name)) || authors.some((author) => plain(author) === plain(name));
    const lines = isProgramme ? facts.lines : facts.opening;
    const from = isProgramme ? 'programme' : 'title-slide';
    for (const line of lines) {
      const named = namedLine(line);
      if (named !== undefined) {
        add(named.name, named.standing, from, number);
        continue;
      }
      const bare = nameIn(withoutTimes(line).replace(speakerWord, '').trim());
      if (bare !== undefined && isKnownName(bare)) add(bare, '', from, number);
    }
    // Who made the programme is not known to have spoken.
    if (!isProgramme) for (const author of authors) add(author, '', 'author', number);
  }
  return [...found.values()].slice(0, MOST_SPEAKERS);
}
