// What does a press on the newsletter desk change in the newsroom? Each press is one action of the change desk, with one undo.
import type { AuditEntry } from '../../core/content/audit.ts';
import { type ArticleId, articleId } from '../../core/content/ids.ts';
import {
  type NewsletterId,
  type NewsletterIssue,
  newsletterId,
  type TemplateId,
  templateId,
} from '../../core/content/newsletter.ts';
import { newNewsletterIssue } from '../../core/content/newsletter-changes.ts';
import type { ChangeStep } from '../../core/desk/change-set.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { IssueReading } from '../../core/ipc/newsletter-contract.ts';
import { announcementOf } from '../../core/newsletter/announcement.ts';
import { issuePath } from '../../core/newsletter/issue-path.ts';
import { fromTemplate, templateOf } from '../../core/newsletter/next-issue.ts';
import { baseAddress } from '../../core/site/site-paths.ts';
import type { ChangeDesk, ChangeOutcome } from '../desk/change-desk.ts';
import type { LibraryStore } from '../storage/library-store.ts';

export interface NewsletterDeskOptions {
  readonly changes: ChangeDesk;
  readonly now: () => Date;
  /** Reads an issue as readers would get it now. */
  read(issue: NewsletterIssue): Promise<Result<IssueReading>>;
  /** What a finding says, for the audit trail. */
  describe(finding: IssueReading['findings'][number]): string;
}

export type NewIssue = Pick<NewsletterIssue, 'number' | 'language' | 'period'> & {
  readonly template: TemplateId | null;
};

/** Who lets what blocks pass, and why. */
export interface Passed {
  readonly by: string;
  readonly why: string;
}

/** The news type that every newsroom begins with; a renamed one is still known by its address. */
const ANNOUNCEMENTS = 'newsletter';

export class NewsletterDesk {
  readonly #options: NewsletterDeskOptions;

  constructor(options: NewsletterDeskOptions) {
    this.#options = options;
  }

  /** Makes an issue with what is proposed for it. */
  async create(
    store: LibraryStore,
    given: NewIssue,
  ): Promise<
    Result<{ id: NewsletterId; added: number; leftOver: number; outcome: ChangeOutcome }>
  > {
    if (given.period.from > given.period.until) return failure('invalid-argument');
    const template = store.newsletters.templates.find(({ id }) => id === given.template);
    if (given.template !== null && template === undefined) return failure('not-found');
    const id = newsletterId.parse(store.newId());
    const { number, language, period } = given;
    const empty = newNewsletterIssue(id, {
      ...{ number, language, period, now: this.#options.now().toISOString() },
      ...(template === undefined ? {} : fromTemplate(template, given)),
    });
    const read = await this.#options.read(empty);
    if (!read.ok) return read;
    const { sections, added, leftOver } = read.value.proposal;
    const issue = { ...empty, sections };
    const made = await this.#apply(store, [{ kind: 'createNewsletter', id, issue }]);
    if (!made.ok) return made;
    return success({
      ...{ id, added: added.length, leftOver: leftOver.length, outcome: made.value },
    });
  }

  trash(store: LibraryStore, id: NewsletterId): Promise<Result<ChangeOutcome>> {
    return this.#apply(store, [{ kind: 'trashNewsletter', id }]);
  }

  /** Keeps what is always the same in an issue; a template of that name makes way. */
  async saveTemplate(
    store: LibraryStore,
    { id, name }: { readonly id: NewsletterId; readonly name: string },
  ): Promise<Result<ChangeOutcome>> {
    const issue = store.newsletters.issue(id);
    if (issue === undefined) return failure('not-found');
    const at = this.#options.now().toISOString();
    const own = templateId.parse(store.newId());
    const template = templateOf(issue, { id: own, name, createdAt: at, updatedAt: at });
    const before = store.newsletters.templates.filter(
      (one) => one.name.toLowerCase() === name.toLowerCase(),
    );
    return this.#apply(store, [
      ...before.map((one): ChangeStep => ({ kind: 'trashTemplate', id: one.id })),
      { kind: 'createTemplate', id: own, template },
    ]);
  }

  trashTemplate(store: LibraryStore, id: TemplateId): Promise<Result<ChangeOutcome>> {
    return this.#apply(store, [{ kind: 'trashTemplate', id }]);
  }

  /**
   * Marks an issue as sent, or refuses with `preflight-blocking`. With a reason it goes all the same, and the audit trail says who let which
   * finding pass.
   */
  async markSent(
    store: LibraryStore,
    id: NewsletterId,
    pass: Passed | null,
  ): Promise<Result<ChangeOutcome>> {
    const issue = store.newsletters.issue(id);
    if (issue === undefined) return failure('not-found');
    const read = await this.#options.read(issue);
    if (!read.ok) return read;
    const blocking = read.value.findings.filter(({ severity }) => severity === 'blocking');
    if (blocking.length > 0 && pass === null) {
      return failure('preflight-blocking', { subject: issue.subject });
    }
    const sentAt = this.#options.now().toISOString();
    let isOther = false;
    const marked = await this.#apply(store, [
      {
        kind: 'newsletter',
        id,
        change: (current) => {
          // What was checked is what is marked.
          isOther = current.revision !== issue.revision;
          return isOther ? null : { status: 'sent', sentAt };
        },
      },
    ]);
    if (isOther) return failure('preflight-stale', { subject: issue.subject });
    if (!marked.ok || marked.value.changed === 0) return marked;
    for (const finding of blocking) {
      if (pass === null) break;
      const noted = await store.noteEvent(this.#passed(id, finding, pass));
      if (noted.ok) continue;
      await this.#takeBack(store, marked.value);
      return noted;
    }
    return marked;
  }

  markUnsent(store: LibraryStore, id: NewsletterId): Promise<Result<ChangeOutcome>> {
    return this.#apply(store, [
      {
        kind: 'newsletter',
        id,
        change: ({ status }) =>
          status === 'draft' ? null : { status: 'draft', sentAt: undefined },
      },
    ]);
  }

  /** Makes the draft that announces an issue. */
  async announce(
    store: LibraryStore,
    id: NewsletterId,
  ): Promise<Result<{ article: ArticleId; outcome: ChangeOutcome }>> {
    const issue = store.newsletters.issue(id);
    if (issue === undefined) return failure('not-found');
    const article = articleId.parse(store.newId());
    const base = baseAddress(store.site.baseUrl);
    const edit = announcementOf(issue, {
      newsType: store.taxonomy.newsTypes.find(
        ({ slug, name }) => slug === ANNOUNCEMENTS || name.toLowerCase() === ANNOUNCEMENTS,
      )?.id,
      address: base && base + issuePath(issue, store.newsletters.issues),
      headlineOf: (one) => store.summary(one)?.headline,
    });
    const made = await this.#apply(store, [
      { kind: 'createArticle', id: article, edit },
      { kind: 'newsletter', id, change: () => ({ announcement: article }) },
    ]);
    return made.ok ? success({ article, outcome: made.value }) : made;
  }

  /** Carries steps out; the first failure of one is the failure of all, and what was done of them is taken back. */
  async #apply(store: LibraryStore, steps: readonly ChangeStep[]): Promise<Result<ChangeOutcome>> {
    const { signal } = new AbortController();
    const made = await this.#options.changes.apply(store, steps, { signal });
    if (!made.ok) return made;
    const [failed] = made.value.failed;
    if (failed === undefined) return made;
    await this.#takeBack(store, made.value);
    return { ok: false, error: failed.failure };
  }

  async #takeBack(store: LibraryStore, { token }: ChangeOutcome): Promise<void> {
    const { signal } = new AbortController();
    if (token !== null) await this.#options.changes.undo(store, token, { signal });
  }

  #passed(
    id: NewsletterId,
    finding: IssueReading['findings'][number],
    { by, why }: Passed,
  ): AuditEntry {
    const details = { check: finding.check, found: this.#options.describe(finding), why };
    return { by, kind: 'override', subject: { type: 'newsletter', id }, details };
  }
}
