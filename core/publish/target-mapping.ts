// What may a person choose about how the newsroom's words become those of a target? Plain data that any form can show.
import * as z from 'zod';

/** The value of the choice that something is made at the target; all others only use what is there. */
export const CREATE = 'create';

/** The value of the choice that articles go out without it. */
export const LEAVE_OUT = 'leave-out';

export const mappingRow = z.object({
  /** Names the row when a choice is saved, such as `categories/prisons`. */
  key: z.string(),
  /** What it is called in the newsroom. */
  ours: z.string(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  /** What a person chose; null while nobody did: then `proposed` is what happens. */
  chosen: z.string().nullable(),
  /** What fits best of what is there; it never makes anything. */
  proposed: z.string(),
  /** Whether `create` is among the choices: for a form that asks for it by a tick. */
  mayCreate: z.boolean(),
});
export type MappingRow = z.infer<typeof mappingRow>;

export const mappingGroup = z.object({
  key: z.string(),
  title: z.string(),
  /** One sentence under the title. */
  hint: z.string(),
  rows: z.array(mappingRow),
});
export type MappingGroup = z.infer<typeof mappingGroup>;

/** All that may be chosen, with what is chosen and what the target has. */
export const targetMapping = z.object({ groups: z.array(mappingGroup) });
export type TargetMapping = z.infer<typeof targetMapping>;

/** What a person chose, by the keys of rows; null takes a choice back. */
export const mappingChoices = z.record(z.string(), z.string().nullable());
export type MappingChoices = z.infer<typeof mappingChoices>;

/** What the newsroom has that may have a counterpart at a target. */
export interface OurWords {
  readonly categories: readonly OurTerm[];
  readonly newsTypes: readonly OurTerm[];
  readonly people: readonly { readonly name: string }[];
}

interface OurTerm {
  readonly name: string;
  readonly slug: string;
}

/** What becomes of a row: what was chosen, else what is proposed. */
export function outcomeOf({ chosen, proposed, choices }: MappingRow): string {
  const value = chosen ?? proposed;
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

/** The first choice that cannot be made, with the values that could; undefined where all can. */
export function wrongChoice(
  { groups }: TargetMapping,
  choices: MappingChoices,
): { readonly key: string; readonly instead: readonly string[] } | undefined {
  const rows = groups.flatMap((group) => group.rows);
  for (const [key, value] of Object.entries(choices)) {
    const row = rows.find((one) => one.key === key);
    if (row === undefined) return { key, instead: rows.map((one) => one.key) };
    if (value === null || row.choices.some((choice) => choice.value === value)) continue;
    return { key: `${key}=${value}`, instead: row.choices.map((choice) => choice.value) };
  }
  return undefined;
}
