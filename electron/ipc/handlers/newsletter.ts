// Calls about the newsletter: its issues and templates, what readers get of them, and how they leave the house.
import { basename, join } from 'node:path';
import type { NewsletterId, NewsletterIssue } from '../../../core/content/newsletter.ts';
import { failure, type Result, success } from '../../../core/errors.ts';
import type { HandOverKind } from '../../../core/ipc/newsletter-contract.ts';
import { isOneAddress } from '../../newsletter/test-send.ts';
import { readCertificate } from '../../publish/server-access.ts';
import type { LibraryStore } from '../../storage/library-store.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function newsletterHandlers(desk: Desk) {
  const { services } = desk;
  const { newsletter, mailAccount, preview, jobs, announce } = services;

  /** Runs `work` with an issue as it is kept. */
  const withIssue = <T>(
    id: NewsletterId,
    work: (store: LibraryStore, issue: NewsletterIssue) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    desk.inLibrary(async (store) => {
      await store.look();
      const issue = store.newsletters.issue(id);
      return issue === undefined ? failure('not-found') : work(store, issue);
    });
  const follow = (job: string) => (done: number, total: number, label: string) =>
    jobs.report(job, { label, done, total, unit: 'files' }, announce);
  const asked = (store: LibraryStore, issue: NewsletterId) => ({
    ...{ library: store.folder, cacheFolder: services.cacheFolder, issue },
    asOf: new Date().toISOString(),
  });

  return {
    'newsletter.all': () =>
      desk.inLibrary(async (store) => {
        await store.look();
        const { issues, templates } = store.newsletters;
        return success({ issues: [...issues], templates: [...templates] });
      }),
    'newsletter.save': ({ id, base, edit }) =>
      desk.inWritableLibrary((store) => store.newsletters.save(id, base, edit)),
    'newsletter.read': ({ id }, { window }) =>
      withIssue(id, async (_store, issue) => {
        return await preview.showIssue(window, issue);
      }),
    'newsletter.away': async (_input, { window }) => {
      preview.issueAway(window);
      return success({});
    },
    'newsletter.create': (given) =>
      desk.inWritableLibrary((store) => newsletter.create(store, given)),
    'newsletter.trash': ({ id }) => desk.inWritableLibrary((store) => newsletter.trash(store, id)),
    'newsletter.saveTemplate': (given) =>
      desk.inWritableLibrary((store) => newsletter.saveTemplate(store, given)),
    'newsletter.trashTemplate': ({ id }) =>
      desk.inWritableLibrary((store) => newsletter.trashTemplate(store, id)),
    'newsletter.markSent': ({ id, pass }) =>
      desk.inWritableLibrary(async (store) => {
        const marked = await newsletter.markSent(store, id, pass);
        if (marked.ok && pass !== null) services.settings.setPreferences({ personName: pass.by });
        return marked;
      }),
    'newsletter.markUnsent': ({ id }) =>
      desk.inWritableLibrary((store) => newsletter.markUnsent(store, id)),
    'newsletter.announce': ({ id }) =>
      desk.inWritableLibrary((store) => newsletter.announce(store, id)),
    'newsletter.copyHtml': ({ id }) =>
      withIssue(id, async (_store, issue) => {
        const read = await preview.readIssue(issue, true);
        if (!read.ok) return read;
        await services.copyText(read.value.html);
        return success({ bytes: read.value.bytes });
      }),
    'newsletter.handOver': ({ id, job, as }) =>
      withIssue(id, (store, issue) =>
        jobs.run(job, async (signal) => {
          const words = services.language.messages.newsletter.handOver;
          const name = store.site.name.replace(/[\\/:*?"<>|]/g, ' ').trim();
          const path = await services.chooseDestination({
            title: words.title[as],
            defaultPath: join(services.documentsFolder, `${name} ${issue.number}${extensions[as]}`),
            ...(as === 'folder' ? {} : { filters: [{ name: words.kind[as], extensions: [as] }] }),
          });
          if (path === undefined) return failure('cancelled');
          const handed = await services.askNewsletter(
            { about: 'handOver', ...asked(store, id), as, path },
            { signal, onProgress: follow(job) },
          );
          if (!handed.ok) return handed;
          return success({ name: basename(path), ...handed.value });
        }),
      ),
    'newsletter.testServer': async () => success(mailAccount.shown),
    'newsletter.setTestServer': async (server) => {
      if (!isOneAddress(server.from)) return failure('invalid-argument', { subject: server.from });
      mailAccount.setServer(server);
      return success({});
    },
    'newsletter.chooseCertificates': async ({ forget }) => {
      if (forget) mailAccount.setCertificateFile(null);
      else {
        const [file] = await services.chooseFiles({ properties: ['openFile'] });
        if (file === undefined) return failure('cancelled');
        // What is no certificate is said now, and not when a test is on its way.
        await readCertificate(file);
        mailAccount.setCertificateFile(file);
      }
      return success({ certificates: mailAccount.shown.certificates });
    },
    'newsletter.testSend': ({ id, job, to }) =>
      withIssue(id, (store) =>
        jobs.run(job, async (signal) => {
          if (!isOneAddress(to)) return failure('invalid-argument', { subject: to });
          const account = mailAccount.forTestTo(to);
          if (!account.ok) return account;
          return services.askNewsletter(
            { about: 'testSend', ...asked(store, id), ...account.value, to },
            { signal, onProgress: follow(job) },
          );
        }),
      ),
  } satisfies Partial<Handlers>;
}

const extensions: Readonly<Record<HandOverKind, string>> = {
  folder: '',
  zip: '.zip',
  eml: '.eml',
};
