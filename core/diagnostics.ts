// What may others be told who help to find out what is wrong? Versions, sizes, counts and states: nothing that anybody typed.
import * as z from 'zod';
import { articleStatus } from './content/article.ts';
import { failureCodes } from './errors.ts';

/** A word of our own or of a runtime: a version, a platform, the name of a call. Nothing typed has to look like that. */
const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,60}$/);
const count = z.int().nonnegative();

/**
 * All that diagnostics are made of: numbers, yes and no, and words of closed lists. There is no member that could hold a text, a name or a
 * path, and whatever does not fit the schema is not told.
 */
export const diagnosticFacts = z.strictObject({
  app: z.strictObject({
    ...{ version: word, electron: word, chrome: word, node: word, platform: word, arch: word },
    ...{ system: word, locale: word, developmentRuntime: z.boolean() },
  }),
  machine: z.strictObject({ cores: count, memory: count, free: count }),
  preferences: z.strictObject({
    ...{ theme: word, contrast: word, motion: word, density: word },
    ...{ textSize: count, zoom: z.number(), smartPunctuation: z.boolean() },
    ...{ views: count, hasName: z.boolean() },
  }),
  windows: count,
  newsroom: z
    .strictObject({
      format: count,
      isReadOnly: z.boolean(),
      /** Of a theme that Galley ships, or `own`. */
      theme: z.enum(['column', 'placard', 'own']),
      languages: count,
      hasAddress: z.boolean(),
      hasLogo: z.boolean(),
      articles: z.partialRecord(articleStatus, count),
      ...{ categories: count, newsTypes: count, tags: count, people: count },
      ...{ media: count, mediaBytes: count },
      /** By kind; kinds that this version does not know are `other`. */
      targets: z.record(word, count),
      /** Files that could not be used, by the code of their fault. */
      problems: z.record(word, count),
    })
    .nullable(),
  backup: z.strictObject({ isChosen: z.boolean(), last: z.iso.datetime().nullable() }),
  /** What failed lately, newest last. */
  failures: z.array(
    z.strictObject({ at: z.iso.datetime(), call: word, code: z.enum(failureCodes) }),
  ),
  /** Lines of the log by level. */
  log: z.record(word, count),
});
export type DiagnosticFacts = z.infer<typeof diagnosticFacts>;

/** Writes the facts down for people who help. It is in English, as the code and its makers are. */
export function writeDiagnostics(facts: DiagnosticFacts, now: Date): string {
  const { app, machine, preferences, newsroom, backup } = facts;
  const counts = (given: Readonly<Record<string, number | undefined>>): string =>
    Object.entries(given)
      .map(([name, number]) => `${name} ${number ?? 0}`)
      .join(', ') || 'none';
  const lines = [
    `Galley diagnostics, ${now.toISOString()}`,
    'Holds versions, counts and states. No text, headline, name, path or password is in it.',
    '',
    `Galley ${app.version}, Electron ${app.electron}, Chrome ${app.chrome}, Node ${app.node}${app.developmentRuntime ? ', development runtime' : ''}`,
    `System: ${app.platform} ${app.arch} ${app.system}, language ${app.locale}`,
    `Machine: ${machine.cores} cores, memory ${megabytes(machine.memory)}, free ${megabytes(machine.free)}`,
    `Windows: ${facts.windows}`,
    `Preferences: ${Object.entries(preferences)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
    `Backup: ${backup.isChosen ? 'folder chosen' : 'no folder'}, last ${backup.last ?? 'none'}`,
    '',
    ...(newsroom === null
      ? ['Newsroom: none open']
      : [
          `Newsroom: format ${newsroom.format}${newsroom.isReadOnly ? ', read only' : ''}, theme ${newsroom.theme}, languages ${newsroom.languages}, address ${yes(newsroom.hasAddress)}, logo ${yes(newsroom.hasLogo)}`,
          `Articles: ${counts(newsroom.articles)}`,
          `Categories ${newsroom.categories}, news types ${newsroom.newsTypes}, tags ${newsroom.tags}, people ${newsroom.people}`,
          `Media: ${newsroom.media} files, ${megabytes(newsroom.mediaBytes)}`,
          `Targets: ${counts(newsroom.targets)}`,
          `Problems: ${counts(newsroom.problems)}`,
        ]),
    '',
    `Log lines: ${counts(facts.log)}`,
    'Failed lately:',
    ...(facts.failures.length === 0
      ? ['none']
      : facts.failures.map(({ at, call, code }) => `${at} ${call} ${code}`)),
  ];
  return `${lines.join('\n')}\n`;
}

const yes = (is: boolean): string => (is ? 'yes' : 'no');
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;
