// How does a file get from the person's hands into the library? Copied by the main process, as a job one can stop.
import { titleFromFileName } from '../../core/checks/file-name.ts';
import type { Article } from '../../core/content/article.ts';
import type { Asset } from '../../core/content/asset.ts';
import { toFailure } from '../../core/errors.ts';
import { MOST_PICTURE_BYTES } from '../../core/ipc/contract.ts';
import type { ArticleSession } from '../editor/article-session.ts';
import type { Services } from './services.ts';

type ImportServices = Pick<Services, 'api' | 'jobs' | 'assets'>;

/** Stores bytes that have no file, such as a pasted picture. */
export async function importBytes(
  { api, jobs, assets }: ImportServices,
  fileName: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Asset> {
  const stored = await jobs.addFiles(fileName, (job) =>
    api.call('asset.importBytes', { job, fileName: fileName.slice(0, 255), bytes }),
  );
  assets.add(stored);
  return stored;
}

/** Stores a dropped file. One that another program only lent us, with no place on disk, is handed over as bytes. */
export async function importFile(services: ImportServices, file: File): Promise<Asset> {
  const { api, jobs, assets } = services;
  try {
    const stored = await jobs.addFiles(file.name, (job) => api.importDropped(job, file));
    assets.add(stored);
    return stored;
  } catch (caught) {
    const { code } = toFailure(caught);
    const hasNoPlace = code === 'invalid-argument' || code === 'file-unreadable';
    if (!hasNoPlace || file.size > MOST_PICTURE_BYTES) throw caught;
    return importBytes(services, file.name, new Uint8Array(await file.arrayBuffer()));
  }
}

/** The attachments of an article with `added` at the end; a file that is there already is not offered twice. */
export function withAttachments(
  article: Pick<Article, 'attachments' | 'language'>,
  added: readonly Asset[],
): { attachments: Article['attachments']; twice: readonly Asset[] } {
  const attachments = [...article.attachments];
  const twice: Asset[] = [];
  for (const asset of added) {
    if (attachments.some((one) => one.asset === asset.id)) {
      twice.push(asset);
      continue;
    }
    attachments.push({
      asset: asset.id,
      title: titleFromFileName(asset.fileName),
      language: article.language,
    });
  }
  return { attachments, twice };
}

/** Offers files for download with the article, and says when one was there already. */
export function attach(
  { messages, toasts, workspace }: Pick<Services, 'messages' | 'toasts' | 'workspace'>,
  session: ArticleSession,
  added: readonly Asset[],
): void {
  const { attachments, twice } = withAttachments(session.get().article, added);
  if (twice.length < added.length) workspace.change(session, { attachments });
  const [first] = twice;
  if (first !== undefined) toasts.show(messages.details.attachmentTwice(first.fileName));
}
