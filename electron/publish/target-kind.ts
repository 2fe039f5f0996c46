// How is a kind of target described, so that one file and one registry line add it? Its options, its secrets, and how it is opened.
import * as z from 'zod';
import type { Target } from '../../core/content/site.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { Guarantee } from '../../core/ipc/contract.ts';
import type { FormField } from '../../core/ipc/publish-contract.ts';
import type { MappingChoices } from '../../core/publish/target-mapping.ts';
import type { PublishTarget } from './target.ts';

/** How one option is asked for: in the form of the dialog, and as an option of the command line. */
export interface OptionField {
  readonly title: string;
  /** One sentence under the field. */
  readonly hint?: string;
  readonly kind: 'text' | 'number' | 'switch' | 'choice' | 'file' | 'folder';
  /** It is asked for by the mapping of the target, where what is there can be chosen from: no form asks for it again. */
  readonly isMapped?: boolean;
}

/** A secret that the target needs: never an option, never in the library, never in a log. */
export interface SecretField {
  readonly title: string;
  readonly isOptional: boolean;
}

export type Secrets = Readonly<Record<string, string>>;

/**
 * What a target must remember from one publish to the next, such as which post is which article. It is kept in the newsroom, durably;
 * a write that was answered is there after a crash. Losing it must cost work, never make duplicates.
 */
export interface TargetState {
  /** What was written last; undefined at first. */
  read(): Promise<unknown>;
  /** Plain data that JSON can hold. */
  write(state: JsonValue): Promise<void>;
}

export type JsonValue = z.infer<ReturnType<typeof z.json>>;

/** What a target is opened with, besides its options. */
export interface TargetSetting {
  readonly secrets: Secrets;
  /** A folder of the person's cache for this target alone; it may be deleted at any time. */
  readonly cacheFolder: string;
  /** The person's cache, which all targets and exports share. */
  readonly personCacheFolder: string;
  readonly state: TargetState;
  /** Names one publish: never the same twice. */
  newId(): string;
  /** Replace what is not ours there: a person said so. */
  readonly takeOver: boolean;
  /** Delete many files: a person said so. */
  readonly mayDeleteMany: boolean;
  /** Publish articles without files that the target does not take: a person said so. */
  readonly mayLeaveOut?: boolean;
}

export interface TargetKind {
  /** As records and the command line name it, such as `sftp`. */
  readonly kind: string;
  readonly title: string;
  /** What a person should know of it, in one sentence. */
  readonly about: string;
  readonly fields: Readonly<Record<string, OptionField>>;
  readonly secrets: Readonly<Record<string, SecretField>>;
  /** The fields of its form, in their order, with what the schema of the options says of each. */
  readonly form: readonly FormField[];
  /** What is published there: what one target has can be put to another of the same, byte for byte. */
  readonly publishes: 'website' | 'bundle' | 'posts';
  /** Whether options are good, as a value or the sentence that says which is not. */
  check(options: unknown): Result<Readonly<Record<string, unknown>>>;
  guarantee(options: Readonly<Record<string, unknown>>): Guarantee;
  open(options: Readonly<Record<string, unknown>>, setting: TargetSetting): PublishTarget;
  /** Good options with choices of a mapping put into them; a kind without a mapping has none. */
  choose?(options: Readonly<Record<string, unknown>>, choices: MappingChoices): Target['options'];
}

interface Definition<Options extends Readonly<Record<string, unknown>>, Secret extends string> {
  readonly kind: string;
  readonly title: string;
  readonly about: string;
  readonly options: z.ZodType<Options>;
  /** One for each option, in the order of the form. */
  readonly fields: { readonly [K in keyof Required<Options>]: OptionField };
  readonly secrets: { readonly [K in Secret]: SecretField };
  /** A website unless said. */
  readonly publishes?: TargetKind['publishes'];
  guarantee(options: Options): Guarantee;
  open(
    options: Options,
    secrets: { readonly [K in Secret]?: string },
    setting: TargetSetting,
  ): PublishTarget;
  choose?(options: Options, choices: MappingChoices): Target['options'];
}

/** Checks the description of a kind of target against its schema; the options are parsed at every opening. */
export function defineTarget<
  Options extends Readonly<Record<string, unknown>>,
  Secret extends string,
>(definition: Definition<Options, Secret>): TargetKind {
  const { kind, title, about, fields, secrets } = definition;
  const parse = (options: unknown): Options => definition.options.parse(options);
  return {
    kind,
    title,
    about,
    fields,
    secrets,
    form: formOf(fields, definition.options),
    publishes: definition.publishes ?? 'website',
    check(options) {
      const read = definition.options.safeParse(options);
      if (read.success) return success(read.data);
      const [issue] = read.error.issues;
      const name = String(issue?.path[0] ?? '');
      const field = Object.entries<OptionField>(fields).find(([key]) => key === name)?.[1];
      return failure('invalid-argument', {
        subject: field?.title ?? name,
        detail: issue?.message,
      });
    },
    guarantee: (options) => definition.guarantee(parse(options)),
    ...(definition.choose === undefined
      ? {}
      : { choose: (options, choices) => definition.choose?.(parse(options), choices) ?? {} }),
    open(options, setting) {
      const own: Partial<Record<Secret, string>> = {};
      for (const name of Object.keys(secrets) as Secret[]) {
        const secret = setting.secrets[name];
        if (secret !== undefined) own[name] = secret;
      }
      return definition.open(parse(options), own, setting);
    },
  };
}

const described = z.object({
  properties: z.record(
    z.string(),
    z.object({
      type: z.enum(['string', 'integer', 'number', 'boolean']).optional().catch(undefined),
      enum: z.array(z.string()).optional(),
      default: z.union([z.string(), z.number(), z.boolean()]).optional().catch(undefined),
    }),
  ),
  required: z.array(z.string()).default([]),
});

/** What is neither text nor number nor switch has no field: it has a form of its own, or is left to the command line. */
function formOf(fields: Readonly<Record<string, OptionField>>, options: z.ZodType): FormField[] {
  const { properties, required } = described.parse(
    z.toJSONSchema(options, { io: 'input', unrepresentable: 'any' }),
  );
  return Object.entries(fields).flatMap(([name, { title, hint = '', kind, isMapped = false }]) => {
    const property = properties[name];
    if (property?.type === undefined || isMapped) return [];
    const { enum: choices = [], default: fallback = null } = property;
    const isOptional = !required.includes(name);
    return [{ name, title, hint, kind, choices, fallback, isOptional }];
  });
}

/** A path inside a server: what a person types, without `..`; an empty one is the folder the login begins in. */
export const remoteFolder = z
  .string()
  .max(1024)
  .refine((path) => !path.split('/').includes('..'), 'it may not hold “..”')
  .refine((path) => !/[\p{Cc}\\]/u.test(path), 'it holds a character that no folder has');

/** The name or address of a server, and nothing more. */
export const hostName = z
  .string()
  .min(1, 'it is empty')
  .max(255)
  .regex(/^(?!-)[A-Za-z0-9.:_-]+$/, 'it is not the name of a server');

/** What a host key is trusted by, as OpenSSH shows it. */
export const fingerprint = z
  .string()
  .regex(
    /^SHA256:[A-Za-z0-9+/]{43}$/,
    'it is not a fingerprint such as SHA256:… with 43 characters',
  );

export const portNumber = z.int().min(1).max(65_535);

/** A secret as the environment of the command line names it, after `GALLEY_SECRET_`: `secretKey` is `secret_key`. */
export function secretName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** What a person typed for an option, as the value it stands for; what makes no sense stays text, for the schema to refuse. */
export function readOption({ kind }: OptionField, text: string): JsonValue {
  if (kind === 'number' && /^\d{1,9}$/.test(text)) return Number(text);
  if (kind === 'switch' && /^(yes|true|on)$/i.test(text)) return true;
  if (kind === 'switch' && /^(no|false|off)$/i.test(text)) return false;
  return text;
}
