// `galley target`: where does a newsroom publish to, and does it work?
import { resolve } from 'node:path';
import type { Target } from '../../core/content/site.ts';
import { outcomeOf } from '../../core/publish/target-mapping.ts';
import { hasRules, type TargetRules } from '../../core/publish/target-rules.ts';
import { openPost } from '../publish/post-to-article.ts';
import { readOption, secretName, type TargetKind } from '../publish/target-kind.ts';
import { targetKind, targetKinds } from '../publish/targets/registry.ts';
import { oneLine } from '../storage/check-findings.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import { sameLabel } from '../storage/target-records.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { BadInput, type CliEnvironment, type Command, type ExitCode, errorFor } from './command.ts';
import {
  guaranteeText,
  inNewsroom,
  publisherOf,
  runOf,
  targetNamed,
  tellDiagnosis,
} from './publisher.ts';

interface Call {
  readonly store: LibraryStore;
  readonly name: string;
  readonly given: Arguments;
  readonly environment: CliEnvironment;
}

const verbs: Readonly<Record<string, (call: Call) => Promise<ExitCode>>> = {
  add,
  set,
  check,
  map,
  adopt,
  open,
  remove,
  list,
};

export const targets: Command = {
  name: 'target',
  usage:
    'target add|set|check|map|adopt|open|remove|list LIBRARY [NAME [POST]] [--kind KIND] [--set OPTION=VALUE]… [--only-category NAME]…',
  summary:
    'Add, change, try, remove or list the places that a newsroom publishes to; “map” shows and chooses what stands there for categories, news types and bylines; “adopt” links the posts that a site has with the articles; “open” makes an article of one of its posts.',
  options: [
    [
      '--kind KIND',
      `what it is, for “add”: ${targetKinds.map(({ kind }) => kind).join(', ')}; “target list” says what each needs`,
    ],
    [
      '--set OPTION=VALUE',
      'one of its options, or for “map” one of its choices; an empty value takes it away. May be given several times',
    ],
    [
      '--only-category NAME',
      'take only articles of this category and those below it, for “add” and “set”; an empty name takes the rule away. May be given several times',
    ],
    ['--only-type NAME', 'take only articles of this news type, in the same way'],
    ['--only-language CODE', 'take only articles in this language, such as fr, in the same way'],
    ['--json', 'answer with one JSON object'],
  ],
  async run(args, environment) {
    const [verb = '', ...rest] = args;
    const work = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (work === undefined) {
      throw new BadInput(`“${verb}” is not known. There are: ${Object.keys(verbs).join(', ')}.`);
    }
    const given = readArguments(
      rest,
      {
        kind: { type: 'string' },
        set: { type: 'string', multiple: true },
        'only-category': { type: 'string', multiple: true },
        'only-type': { type: 'string', multiple: true },
        'only-language': { type: 'string', multiple: true },
        json: { type: 'boolean' },
      },
      verb === 'list'
        ? ['LIBRARY']
        : verb === 'open'
          ? ['LIBRARY', 'NAME', 'POST']
          : ['LIBRARY', 'NAME'],
    );
    const [library = '', name = ''] = given.positionals;
    return await inNewsroom(resolve(library), environment, (store) =>
      work({ store, name, given, environment }),
    );
  },
};

async function add({ store, name, given, environment }: Call): Promise<ExitCode> {
  const kind = kindNamed(given.text('kind'));
  const options = withOptions(kind, {}, given.texts('set'));
  const rules = await rulesOf(store, undefined, given);
  const saved = await store.publishing.saveTarget({
    ...{ kind: kind.kind, label: name, options },
    ...(rules === undefined ? {} : { rules }),
  });
  if (!saved.ok) throw errorFor(saved.error, name);
  tell(saved.value, given, environment, `Added “${oneLine(name)}”.`);
  return 0;
}

async function set({ store, name, given, environment }: Call): Promise<ExitCode> {
  const target = await targetNamed(store, name);
  const kind = kindNamed(target.kind);
  const options = withOptions(kind, target.options, given.texts('set'));
  const { rules: before, ...rest } = target;
  const rules = await rulesOf(store, before, given);
  const saved = await store.publishing.saveTarget({
    ...{ ...rest, options },
    ...(rules === undefined ? {} : { rules }),
  });
  if (!saved.ok) throw errorFor(saved.error, name);
  tell(saved.value, given, environment, `Changed “${oneLine(name)}”.`);
  return 0;
}

async function check({ store, name, given, environment }: Call): Promise<ExitCode> {
  const publisher = await publisherOf(store, name, environment);
  const found = await publisher.connect(runOf(environment));
  environment.progress('');
  if (!found.ok) throw errorFor(found.error, name);
  if (given.isSet('json')) environment.print(JSON.stringify({ ok: true, ...found.value }));
  else tellDiagnosis(found.value, environment);
  return 0;
}

async function map({ store, name, given, environment }: Call): Promise<ExitCode> {
  const before = await publisherOf(store, name, environment);
  const choices: Record<string, string | null> = {};
  for (const pair of given.texts('set')) {
    const [, key = '', value = ''] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (key === '') throw new BadInput(`“${oneLine(pair)}” is not KEY=VALUE.`);
    choices[key] = value === '' ? null : value;
  }
  if (Object.keys(choices).length > 0) {
    const saved = await before.choose(choices, runOf(environment));
    if (!saved.ok) throw errorFor(saved.error, name);
  }
  // Choices may change what there is to choose.
  const publisher = await publisherOf(store, name, environment);
  const found = await publisher.mapping(runOf(environment));
  environment.progress('');
  if (found === undefined) {
    throw new BadInput(`“${oneLine(name)}” holds files, and has no words of its own.`);
  }
  if (!found.ok) throw errorFor(found.error, name);
  if (given.isSet('json')) {
    environment.print(JSON.stringify({ ok: true, ...found.value }, null, 2));
    return 0;
  }
  for (const { title, hint, rows } of found.value.groups) {
    environment.print(`${title}. ${hint}`);
    for (const row of rows) {
      const by = row.chosen === null ? 'as proposed' : 'chosen';
      const outcome = `${oneLine(row.ours)} → ${oneLine(outcomeOf(row))} (${by})`;
      environment.print(`  ${oneLine(row.key)}: ${outcome}`);
    }
  }
  environment.print('');
  environment.print('--set KEY=VALUE chooses, --set KEY= takes it back; --json lists all values.');
  return 0;
}

async function adopt({ store, name, given, environment }: Call): Promise<ExitCode> {
  const publisher = await publisherOf(store, name, environment);
  const found = await publisher.adopt(runOf(environment));
  environment.progress('');
  if (found === undefined) {
    throw new BadInput(`“${oneLine(name)}” holds files, and nothing that could be an article.`);
  }
  if (!found.ok) throw errorFor(found.error, name);
  const { there, linked, unsure } = found.value;
  if (given.isSet('json')) {
    environment.print(JSON.stringify({ ok: true, ...found.value }));
    return 0;
  }
  environment.print(
    `The site has ${there} posts. ${linked.length} of them belong to articles from now on; nothing was changed there.`,
  );
  for (const { at, title } of linked) environment.print(`  ${oneLine(title)}: ${oneLine(at)}`);
  for (const { at, why } of unsure) {
    environment.print(`  left alone: ${oneLine(at)}: ${oneLine(why)}`);
  }
  return 0;
}

async function open({ store, name, given, environment }: Call): Promise<ExitCode> {
  const [, , which = ''] = given.positionals;
  const publisher = await publisherOf(store, name, environment);
  const opened = await openPost(publisher, store, which, runOf(environment));
  environment.progress('');
  if (opened === undefined) throw new BadInput(`“${oneLine(name)}” has no posts.`);
  if (!opened.ok) throw errorFor(opened.error, which);
  const { article, left } = opened.value;
  if (given.isSet('json')) {
    environment.print(JSON.stringify({ ok: true, article: article.id, left }));
    return 0;
  }
  environment.print(
    `“${oneLine(article.headline)}” is an article of the newsroom. Its post stays as it is until you change the article and publish.`,
  );
  for (const what of left) environment.print(`  has no place in an article: ${oneLine(what)}`);
  return 0;
}

async function remove({ store, name, given, environment }: Call): Promise<ExitCode> {
  const { id } = await targetNamed(store, name);
  const dropped = await store.publishing.dropTarget(id);
  if (!dropped.ok) throw errorFor(dropped.error, name);
  const told = `Removed “${oneLine(name)}”. What was published there is still there.`;
  tell(dropped.value, given, environment, told);
  return 0;
}

async function list({ store, given, environment }: Call): Promise<ExitCode> {
  const read = await store.publishing.targets();
  if (!read.ok) throw errorFor(read.error, 'targets.json');
  if (given.isSet('json')) {
    environment.print(JSON.stringify({ ok: true, targets: read.value }, null, 2));
    return 0;
  }
  if (read.value.length === 0) environment.print('This newsroom publishes nowhere yet.');
  for (const { id, label, kind, options, rules } of read.value) {
    const known = targetKind(kind);
    const last = await store.publishing.last(id);
    environment.print(`${oneLine(label)} (${known?.title ?? kind})`);
    for (const [key, value] of Object.entries(options)) {
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
      environment.print(`  ${key} = ${oneLine(text)}`);
    }
    for (const line of ruleLines(store, rules)) environment.print(`  ${oneLine(line)}`);
    environment.print(
      last === undefined ? '  nothing published yet' : `  last published ${last.at}`,
    );
  }
  environment.print('');
  environment.print('Kinds of target:');
  for (const kind of targetKinds) tellKind(kind, environment);
  return 0;
}

function ruleLines(store: LibraryStore, rules: Target['rules']): string[] {
  if (rules === undefined) return [];
  const { categories, newsTypes } = store.taxonomy;
  const names = (ids: readonly string[], terms: readonly { id: string; name: string }[]): string =>
    ids.map((id) => terms.find((term) => term.id === id)?.name ?? 'one that is gone').join(', ');
  return [
    ...(rules.categories.length > 0
      ? [`only categories: ${names(rules.categories, categories)}`]
      : []),
    ...(rules.newsTypes.length > 0
      ? [`only news types: ${names(rules.newsTypes, newsTypes)}`]
      : []),
    ...(rules.languages.length > 0 ? [`only languages: ${rules.languages.join(', ')}`] : []),
  ];
}

function tellKind({ kind, about, fields, secrets }: TargetKind, { print }: CliEnvironment): void {
  print(`  ${kind}: ${about}`);
  for (const [name, { title, hint }] of Object.entries(fields)) {
    print(`    --set ${name}=…  ${title}${hint === undefined ? '' : `. ${hint}`}`);
  }
  for (const [name, { title, isOptional }] of Object.entries(secrets)) {
    const variable = `GALLEY_SECRET_${secretName(name).toUpperCase()}`;
    print(`    ${variable} in the environment: ${title}${isOptional ? ', if there is one' : ''}`);
  }
}

function tell(
  target: Target,
  given: Arguments,
  environment: CliEnvironment,
  sentence: string,
): void {
  environment.print(given.isSet('json') ? JSON.stringify({ ok: true, target }) : sentence);
  if (given.isSet('json')) return;
  const guarantee = targetKind(target.kind)?.guarantee(target.options);
  if (guarantee !== undefined) environment.print(guaranteeText(guarantee));
}

function kindNamed(name: string | undefined): TargetKind {
  const kind = name === undefined ? undefined : targetKind(name);
  if (kind !== undefined) return kind;
  const known = targetKinds.map((one) => one.kind).join(', ');
  throw new BadInput(
    name === undefined
      ? `Which kind? Say --kind with one of: ${known}.`
      : `There are no targets of the kind “${oneLine(name)}”. There are: ${known}.`,
  );
}

/** The rules of a target with what was typed put into them: each option given replaces its rule. Undefined where it takes all. */
async function rulesOf(
  store: LibraryStore,
  before: Target['rules'],
  given: Arguments,
): Promise<Target['rules']> {
  const { categories, newsTypes } = store.taxonomy;
  const named = <T>(option: string, known: readonly T[], is: (one: T, name: string) => boolean) => {
    const names = given.texts(option).filter((name) => name !== '');
    return names.map((name) => {
      const found = known.find((one) => is(one, name));
      if (found !== undefined) return found;
      throw new BadInput(`--${option} “${oneLine(name)}”: the newsroom has none of that name.`);
    });
  };
  const isTerm = (term: { name: string; slug: string }, name: string): boolean =>
    sameLabel(term.name, name) || term.slug === name;
  const isGiven = (option: string): boolean => given.texts(option).length > 0;
  const rules: TargetRules = {
    categories: isGiven('only-category')
      ? named('only-category', categories, isTerm).map((one) => one.id)
      : (before?.categories ?? []),
    newsTypes: isGiven('only-type')
      ? named('only-type', newsTypes, isTerm).map((one) => one.id)
      : (before?.newsTypes ?? []),
    languages: isGiven('only-language')
      ? named('only-language', store.site.languages, sameLabel)
      : (before?.languages ?? []),
  };
  return hasRules(rules) ? rules : undefined;
}

/** The options of a target with what was typed put into them, checked by its kind. */
function withOptions(
  kind: TargetKind,
  before: Target['options'],
  typed: readonly string[],
): Target['options'] {
  const options: Record<string, Target['options'][string]> = { ...before };
  for (const pair of typed) {
    const [, name = '', text = ''] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    const field = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined;
    if (field === undefined) {
      const known = Object.keys(kind.fields).join(', ');
      throw new BadInput(`“${oneLine(pair)}” is no option of ${kind.kind}. There are: ${known}.`);
    }
    if (text === '') delete options[name];
    else options[name] = readOption(field, text);
  }
  const checked = kind.check(options);
  if (!checked.ok) throw errorFor(checked.error, kind.kind);
  return options;
}
