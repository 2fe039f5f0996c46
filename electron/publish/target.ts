// What is a publish target, whatever is behind it? The contract that the dialog, the command and the tests know.

import type { Asset } from '../../core/content/asset.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import type { Result } from '../../core/errors.ts';
import type { Guarantee } from '../../core/ipc/contract.ts';
import type { SiteFiles } from '../../core/publish/site-list.ts';
import type { OurWords, TargetMapping } from '../../core/publish/target-mapping.ts';
import type { Edition } from '../../core/site/edition.ts';
import type { SignManifest } from '../signature/signing-key.ts';
import type { FileContent } from './site-place.ts';

/** What is to be published: decided once, at the true moment of the publish. */
export interface ToPublish {
  readonly library: string;
  readonly asOf: Date;
  /** The website, made for this target. */
  site(run: Run): Promise<Result<StagedSite>>;
  /** A whole bundle, written to `path`, with the changes since the bundle at `since`. */
  bundle(
    wish: { readonly path: string; readonly since: string | undefined; readonly isSigned: boolean },
    run: Run,
  ): Promise<Result<unknown>>;
  /** What is public at that moment, as data. */
  edition(run: Run): Promise<Result<Edition>>;
  /** The bytes of a stored file as they may leave the house: a picture without the place it was taken at. */
  media(asset: Asset): FileContent;
}

/** A website that is ready to be sent. */
export interface StagedSite {
  readonly files: SiteFiles;
  content(path: string): FileContent;
}

/** How a long piece of work tells where it is, and hears that it should stop. */
export interface Run {
  readonly signal: AbortSignal;
  onProgress(done: number, total: number, label: string): void;
  /** Signs a bundle that is to be signed. Nobody can unless it is given. */
  readonly sign?: SignManifest | undefined;
}

/** What a first look at a target says. */
export interface Diagnosis {
  readonly server: string | null;
  /** Whole sentences. */
  readonly notes: readonly string[];
  /** Who published there last, and what: null where nothing of Galley's is there yet. */
  readonly there: { readonly files: number; readonly isOurs: boolean } | null;
  /** An option that a person may set once they have compared its value: nothing is published before. */
  readonly toTrust?: { readonly option: string; readonly value: string };
}

/** One line of a plan: what changes at the target, for a person. */
export interface PlanItem {
  readonly do: 'create' | 'update' | 'delete';
  /** What it is, such as `page`, `file` or `post`. */
  readonly what: string;
  /** Its path or address at the target. */
  readonly at: string;
  /** What differs, field by field, where that can be said. */
  readonly differences: readonly {
    readonly field: string;
    readonly before: string;
    readonly after: string;
  }[];
  readonly bytes: number;
}

/** What a publish would change, before anything is. */
export interface PlanSummary {
  readonly guarantee: Guarantee;
  readonly counts: {
    readonly create: number;
    readonly update: number;
    readonly delete: number;
    readonly leave: number;
  };
  readonly items: readonly PlanItem[];
  /** Bytes to be sent. */
  readonly bytes: number;
  /** More would be deleted than goes unasked. */
  readonly isBigDelete: boolean;
  /** What lies at the target, is not ours, and would be replaced: only if a person says so. */
  readonly foreign: readonly string[];
  /** Articles that wait: until what is there may be replaced, or until they may go out without files the target does not take. */
  readonly waiting?: { readonly forTakeOver: number; readonly withoutFiles: number };
  /** Whole sentences on what a person should know before they say yes. */
  readonly warnings: readonly string[];
  /** What stands at the target for each word of the newsroom, where it has words of its own. */
  readonly mapped?: readonly { readonly ours: string; readonly theirs: string }[];
}

/** A plan that can be carried out. Resumable: carried out twice, or after it was cut short, it ends the same. */
export interface PublishPlan {
  readonly summary: PlanSummary;
  /**
   * Fails with `target-changed` where somebody published there since the plan was made, `publish-cut-short` where trying again did
   * not help, `cancelled`, or with what the target refused. Whatever it fails with, the next plan goes on from there.
   */
  apply(run: Run): Promise<Result<Published>>;
}

/** What a publish left at its target. */
export interface Published {
  readonly publish: string;
  readonly counts: PlanSummary['counts'];
  readonly bytes: number;
  /** All files that are ours there now; what is no file is given as one that `content` makes. */
  readonly files: SiteFiles;
  /** The bytes of each of them, for a receipt that can bring them back. */
  content(path: string): FileContent;
  /** How often something had to be tried again. */
  readonly retries: number;
}

export interface Verification {
  readonly checked: number;
  /** What is not as it was published, each with the reason in words that follow its name. */
  readonly wrong: readonly { readonly at: string; readonly why: string }[];
}

/** What a target had before Galley came. */
export interface Adoption {
  /** How much it has in all. */
  readonly there: number;
  /** What of it belongs to an article of the newsroom from now on. */
  readonly linked: readonly { readonly at: string; readonly title: string }[];
  /** What might, with the reason why it was left alone. */
  readonly unsure: readonly { readonly at: string; readonly why: string }[];
}

/** One post that a target had before Galley came, as it was read, in the newsroom's words. */
export interface FoundPost {
  /** Its number there. */
  readonly id: number;
  /** Where readers find it. */
  readonly at: string;
  readonly headline: string;
  readonly summary: string;
  readonly slug: string;
  readonly publishedAt: string;
  readonly highlighted: boolean;
  /** Outside HTML: never to be shown, only to be read by the rules of pasting. */
  readonly html: string;
  /** All it shows and offers, by its addresses in the text. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly featured: { readonly address: string; readonly alt: string } | undefined;
  readonly attachments: readonly { readonly address: string; readonly title: string }[];
  /** The newsroom's terms, by their slugs, and people, by their names. */
  readonly categories: readonly string[];
  readonly newsType: string | undefined;
  readonly people: readonly string[];
}

/** An open target. */
export interface PublishTarget {
  readonly guarantee: Guarantee;
  /** Looks, and writes nothing. */
  connect(run: Run): Promise<Result<Diagnosis>>;
  plan(wanted: ToPublish, run: Run): Promise<Result<PublishPlan>>;
  /** Reads back what should be there, or only what `paths` name, and compares. */
  verify(expected: SiteFiles, run: Run, paths?: readonly string[]): Promise<Result<Verification>>;
  /** A plan that brings back what an earlier publish left. */
  rollback(to: StagedSite, library: string, run: Run): Promise<Result<PublishPlan>>;
  /**
   * Links what is there with the articles of the newsroom, and changes nothing there. A target of files has none. Cut short, it
   * goes on where it was. `opened` are articles that were made of its posts, with their numbers: these alone are linked then.
   */
  adopt?(
    wanted: ToPublish,
    run: Run,
    opened?: ReadonlyMap<ArticleId, number>,
  ): Promise<Result<Adoption>>;
  /** Reads one post that belongs to no article, by its number or address, with every file of it. Writes nothing. */
  read?(which: string, ours: OurWords, run: Run): Promise<Result<FoundPost>>;
  /**
   * What a person may choose about how the newsroom's words become those of the target, with what fits best of what is there. Writes
   * nothing. A target that has no words of its own has none.
   */
  mapping?(ours: OurWords, run: Run): Promise<Result<TargetMapping>>;
}
