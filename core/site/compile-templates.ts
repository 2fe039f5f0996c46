// How do parsed templates become functions that write a page at once, byte for byte as Liquid would?
import {
  AssignTag,
  BlockTag,
  BreakTag,
  CaptureTag,
  CaseTag,
  CommentTag,
  Context,
  ContinueTag,
  Drop,
  EchoTag,
  type Emitter,
  ForTag,
  type Hash,
  IfTag,
  InlineCommentTag,
  isTruthy,
  LayoutTag,
  type Liquid,
  LiquidError,
  LiquidTag,
  Output,
  RawTag,
  RenderError,
  type Template,
  type Token,
  TypeGuards,
  toValue,
  toValueSync,
  UnlessTag,
  Value,
} from 'liquidjs';
import { areEqual, type Read, readToken, readValue } from './compile-values.ts';
import { type Part, PartTag } from './part-tag.ts';

/**
 * Compiles what an engine parsed into closures. Liquid evaluates by generators, which costs more than all else in a page of an
 * export; these write what it would write, and work on its own `Context`, so that every tag, value or filter they do not
 * know is left to Liquid in the middle of a page. Nothing is made into source code and evaluated.
 *
 * The engine is one of `themeEngine`: other options of Liquid than it sets are not looked at.
 */
export class CompiledTemplates {
  readonly #engine: Liquid;
  readonly #known = new WeakMap<readonly Template[], Write>();

  constructor(engine: Liquid) {
    this.#engine = engine;
  }

  /** What `engine.renderSync` would answer, and fail with. */
  render(templates: Template[], scope: object): string {
    const { options } = this.#engine;
    const context = new Context(scope, options, { sync: true }, { liquid: this.#engine });
    return written(this.#all(templates), context);
  }

  /** Templates in their order. A template that fails is named in the error; `break` and `continue` end them. */
  #all(templates: readonly Template[]): Write {
    const known = this.#known.get(templates);
    if (known !== undefined) return known;
    const writes = templates.map((template) => this.#one(template));
    const write: Write = (context, sheet) => {
      let place = 0;
      try {
        for (const one of writes) {
          one(context, sheet);
          if (context.breakCalled || context.continueCalled) break;
          place += 1;
        }
      } catch (error) {
        throw placed(error, templates[place]);
      }
    };
    this.#known.set(templates, write);
    return write;
  }

  #one(template: Template): Write {
    if (TypeGuards.isHTMLToken(template.token)) return writeText(template.token.getContent());
    if (template instanceof Output) return this.#output(template);
    if (template instanceof PartTag && template.part !== undefined) {
      return this.#part(template.part, template.token.file);
    }
    if (template instanceof IfTag) return this.#if(template);
    if (template instanceof ForTag) return this.#for(template);
    if (template instanceof UnlessTag) return this.#unless(template);
    if (template instanceof CaseTag) return this.#case(template);
    if (template instanceof AssignTag) return assignment(template) ?? byLiquid(template);
    if (template instanceof CaptureTag) return this.#capture(template);
    if (template instanceof BlockTag) return this.#block(template);
    if (template instanceof LayoutTag) return this.#layout(template);
    if (template instanceof EchoTag) return this.#echo(template);
    if (template instanceof LiquidTag) return this.#all(template.templates);
    if (template instanceof RawTag) return writeText(template.render());
    if (template instanceof CommentTag || template instanceof InlineCommentTag) return writeNothing;
    if (template instanceof BreakTag || template instanceof ContinueTag) return byLiquid(template);
    return byLiquid(template);
  }

  #output({ value }: Output): Write {
    const { outputEscape } = this.#engine.options;
    const last = value.filters.at(-1);
    // Liquid puts the escaping behind the other filters, unless the last one of them is `raw`.
    if (outputEscape === undefined || last === undefined || last.raw) return writeValue(value);
    const read = readValue({ initial: value.initial, filters: value.filters.slice(0, -1) });
    return (context, sheet) => {
      sheet.buffer += outputEscape(read(context));
    };
  }

  #echo(tag: EchoTag): Write {
    const { outputEscape } = this.#engine.options;
    const value = firstValue(tag);
    if (value === undefined) return byLiquid(tag);
    if (outputEscape === undefined || value.filters.at(-1)?.raw === true) return writeValue(value);
    const read = readValue(value);
    return (context, sheet) => {
      sheet.buffer += outputEscape(toValue(read(context)));
    };
  }

  #if({ branches, elseTemplates = [] }: IfTag): Write {
    const tests = branches.map(({ value, templates }) => ({
      read: readValue(value),
      write: this.#all(templates),
    }));
    const otherwise = this.#all(elseTemplates);
    return (context, sheet) => {
      for (const { read, write } of tests) {
        if (!isTruthy(read(context), context)) continue;
        write(context, sheet);
        return;
      }
      otherwise(context, sheet);
    };
  }

  #unless({ branches, elseTemplates }: UnlessTag): Write {
    const tests = branches.map(({ value, test, templates }) => ({
      read: readValue(value),
      test,
      write: this.#all(templates),
    }));
    const otherwise = this.#all(elseTemplates);
    return (context, sheet) => {
      for (const { read, test, write } of tests) {
        if (!test(read(context), context)) continue;
        write(context, sheet);
        return;
      }
      otherwise(context, sheet);
    };
  }

  /** Every branch with a value that fits is written, once. */
  #case({ value, branches, elseTemplates }: CaseTag): Write {
    const target = readValue(value);
    const tests = branches.map(({ values, templates }) => ({
      reads: values.map((token) => readToken(token)),
      write: this.#all(templates),
    }));
    const otherwise = this.#all(elseTemplates);
    return (context, sheet) => {
      const wanted = toValue(target(context));
      let isHit = false;
      for (const { reads, write } of tests) {
        if (!reads.some((read) => areEqual(wanted, read(context), context))) continue;
        isHit = true;
        write(context, sheet);
      }
      if (!isHit) otherwise(context, sheet);
    };
  }

  #capture({ variable, templates }: CaptureTag): Write {
    const write = this.#all(templates);
    return (context) => {
      setMember(context.bottom(), variable, written(write, context));
    };
  }

  #for(tag: ForTag): Write {
    const { variable, collection } = tag;
    const read = readToken(collection);
    const name = collection.getText();
    const given = readHash(tag.hash);
    const write = this.#all(tag.templates);
    const otherwise = this.#all(tag.elseTemplates);
    const continued = `continue-${variable}-${name}`;
    return (context, sheet) => {
      let items = listOf(read(context));
      if (items.length === 0) {
        otherwise(context, sheet);
        return;
      }
      let skipped = 0;
      if (given.length > 0) {
        context.push(scopeOf({ continue: context.getRegister(continued, {}) }));
        const { offset, limit, reversed } = evaluated(given, context);
        context.pop();
        // What a theme gives is a number, or what JavaScript takes for one.
        if (offset !== undefined) items = items.slice(offset as number);
        if (limit !== undefined) items = items.slice(0, limit as number);
        if (reversed !== undefined) items = [...items].reverse();
        skipped = (offset as number) || 0;
      }
      context.setRegister(continued, skipped + items.length);
      const place = new PlaceInList(items.length, name, variable);
      const scope = scopeOf({ forloop: place });
      context.push(scope);
      for (const item of items) {
        setMember(scope, variable, item);
        context.continueCalled = false;
        context.breakCalled = false;
        write(context, sheet);
        if (context.breakCalled) break;
        place.next();
      }
      context.continueCalled = false;
      context.breakCalled = false;
      context.pop();
    };
  }

  /** A part sees its arguments and nothing else; all items of a list are shown in one place. */
  #part({ file, bound, given: hash }: Part, from: string | undefined): Write {
    const given = readHash(hash);
    const value = readToken(bound?.value);
    let known: Write | undefined;
    const write: Write = (context, sheet) => {
      known ??= this.#all(this.#partial(file, from));
      known(context, sheet);
    };
    return (context, sheet) => {
      const inside = context.spawn();
      const scope = inside.bottom();
      Object.assign(scope, evaluated(given, context));
      if (bound?.by !== 'for') {
        if (bound !== undefined) setMember(scope, bound.alias, value(context));
        write(inside, sheet);
        return;
      }
      const items = listOf(value(context));
      const place = new PlaceInList(items.length, bound.value.getText(), bound.alias);
      setMember(scope, 'forloop', place);
      for (const item of items) {
        setMember(scope, bound.alias, item);
        write(inside, sheet);
        place.next();
      }
    };
  }

  #partial(file: string, from: string | undefined): Template[] {
    return toValueSync(this.#engine._parsePartialFile(file, true, from));
  }

  #layout(tag: LayoutTag): Write {
    const { file, templates } = tag;
    if (typeof file !== 'string') return byLiquid(tag);
    const given = readHash(tag.args);
    const own = this.#all(templates);
    const around = (): Write =>
      this.#all(toValueSync(this.#engine._parseLayoutFile(file, true, tag.token.file)));
    let known: Write | undefined;
    return (context, sheet) => {
      known ??= around();
      context.setRegister(BLOCK_MODE, STORE);
      const html = written(own, context);
      // Nobody else keeps anything under this name.
      const blocks = context.getRegister<Blocks>(BLOCKS, {});
      blocks[''] ??= (_above, place) => place.write(html);
      context.setRegister(BLOCK_MODE, OUTPUT);
      context.push(scopeOf(evaluated(given, context)));
      known(context, sheet);
      context.pop();
    };
  }

  /** In a page that has a layout a block is kept for it; in the layout it is written, or what the page has in its place. */
  #block(tag: BlockTag): Write {
    const { block, templates } = tag;
    const write = this.#all(templates);
    return (context, sheet) => {
      const own: WriteBlock = (above, place) => {
        const stack = context.getRegister<BlockTag[]>('blockStack', []);
        if (stack.includes(tag)) throw new Error('block tag cannot be nested');
        stack.push(tag);
        context.push(scopeOf({ block: above }));
        write(context, place);
        context.pop();
        stack.pop();
      };
      const blocks = context.getRegister<Blocks>(BLOCKS, {});
      const inner = blocks[block];
      const whole: WriteBlock =
        inner === undefined
          ? own
          : (above, place) => inner(new BlockAbove((inside) => own(above, inside)), place);
      if (context.getRegister(BLOCK_MODE) === STORE) blocks[block] = whole;
      // A block of Liquid's own answers with a generator.
      else toValueSync(whole(new BlockAbove(), sheet));
    };
  }
}

type Write = (context: Context, sheet: Emitter) => void;

/** What Liquid keeps blocks as, under which names and in which mode: `BlockMode` is not to be had from it. */
type WriteBlock = (above: Drop, sheet: Emitter) => unknown;
type Blocks = Record<string, WriteBlock>;
const BLOCKS = 'blocks';
const BLOCK_MODE = 'blockMode';
const OUTPUT = 0;
const STORE = 1;

/** What is written, in one text. */
class Sheet implements Emitter {
  buffer = '';

  write(html: unknown): void {
    this.buffer += textOf(html);
  }
}

function written(write: Write, context: Context): string {
  const sheet = new Sheet();
  write(context, sheet);
  return sheet.buffer;
}

/** A value as text, as Liquid has it. */
function textOf(given: unknown): string {
  const value: unknown = toValue(given);
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.map(textOf).join('') : String(value);
}

/** The items of what a list is asked for, as Liquid has it. */
function listOf(given: unknown): readonly unknown[] {
  const value: unknown = toValue(given);
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Symbol.iterator in value
    ? // It says that it can be gone through.
      Array.from(value as Iterable<unknown>)
    : Object.entries(value);
}

const writeNothing: Write = () => {};

function writeText(text: string): Write {
  return text === ''
    ? writeNothing
    : (_context, sheet) => {
        sheet.buffer += text;
      };
}

function writeValue(value: Value): Write {
  const read = readValue(value);
  return (context, sheet) => sheet.write(toValue(read(context)));
}

/** What is not known here: Liquid's own way, in the same place. */
function byLiquid(template: Template): Write {
  return (context, sheet) => {
    const html: unknown = toValueSync(template.render(context, sheet));
    if (html) sheet.write(html);
  };
}

function assignment(tag: AssignTag): Write | undefined {
  const value = firstValue(tag);
  const [name] = tag.localScope();
  if (value === undefined || name === undefined) return undefined;
  const read = readValue(value);
  return (context) => {
    setMember(context.bottom(), name.content, read(context));
  };
}

function firstValue(tag: AssignTag | EchoTag): Value | undefined {
  const [value] = tag.arguments();
  return value instanceof Value ? value : undefined;
}

type Given = readonly (readonly [name: string, read: Read])[];

/** Arguments by name; one without a value is true. */
function readHash({ hash }: Hash): Given {
  return Object.entries<Token | undefined>(hash).map(([name, token]) => [
    name,
    token === undefined ? () => true : readToken(token),
  ]);
}

function evaluated(given: Given, context: Context): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, read] of given) values[name] = read(context);
  return values;
}

/** A place for names, in which nothing else is found. */
function scopeOf(names: object): object {
  const scope: object = Object.create(null);
  return Object.assign(scope, names);
}

function setMember(scope: object, name: string, value: unknown): void {
  // Scopes are records.
  (scope as Record<string, unknown>)[name] = value;
}

/** The error as Liquid tells it: of the innermost template that failed. */
function placed(error: unknown, template: Template | undefined): unknown {
  if (LiquidError.is(error) || template === undefined) return error;
  return new RenderError(error instanceof Error ? error : new Error(String(error)), template);
}

/** `forloop`: its members and methods are those of Liquid's own, which is not to be had from it. */
class PlaceInList extends Drop {
  i = 0;
  readonly length: number;
  readonly name: string;

  constructor(length: number, collection: string, variable: string) {
    super();
    this.length = length;
    this.name = `${variable}-${collection}`;
  }

  next(): void {
    this.i += 1;
  }

  index0(): number {
    return this.i;
  }

  index(): number {
    return this.i + 1;
  }

  first(): boolean {
    return this.i === 0;
  }

  last(): boolean {
    return this.i === this.length - 1;
  }

  rindex(): number {
    return this.length - this.i;
  }

  rindex0(): number {
    return this.length - this.i - 1;
  }

  override valueOf(): string {
    return JSON.stringify(this);
  }
}

/** `block`: what the block around has, by `block.super`. */
class BlockAbove extends Drop {
  readonly #write: ((sheet: Emitter) => unknown) | undefined;

  constructor(write?: (sheet: Emitter) => unknown) {
    super();
    this.#write = write;
  }

  super(): string {
    const sheet = new Sheet();
    toValueSync(this.#write?.(sheet));
    return sheet.buffer;
  }
}
