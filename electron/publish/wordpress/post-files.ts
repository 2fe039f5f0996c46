// How are the posts of a publish kept in a receipt, and read from one again?
import { readableJson } from '../../../core/canonical-json.ts';
import { failure, unwrap } from '../../../core/errors.ts';
import type { SiteFile } from '../../../core/publish/site-list.ts';
import {
  type PostDocument,
  postDocument,
  postPath,
} from '../../../core/publish/wordpress/post-document.ts';
import type { FileContent } from '../site-place.ts';
import { contentOf } from '../site-target.ts';
import type { StagedSite } from '../target.ts';

/** Posts and their files as the files of a receipt. */
export function filesOfPosts(
  documents: readonly PostDocument[],
  from: StagedSite['content'],
): StagedSite {
  const contents = new Map<string, FileContent>();
  const files = new Map<string, SiteFile>();
  for (const document of documents) {
    const content = contentOf(Buffer.from(readableJson(document)));
    contents.set(postPath(document), content);
    files.set(postPath(document), { sha256: content.sha256, size: content.size });
    for (const [path, { sha256: sha, size }] of Object.entries(document.files)) {
      files.set(path, { sha256: sha, size });
    }
  }
  return { files, content: (path) => contents.get(path) ?? from(path) };
}

/** The posts that a receipt kept. Fails with `damaged-record` where one is not readable. */
export async function postsIn({ files, content }: StagedSite): Promise<PostDocument[]> {
  const documents: PostDocument[] = [];
  for (const path of files.keys()) {
    if (!path.startsWith('posts/')) continue;
    const pieces: Buffer[] = [];
    for await (const piece of content(path).open()) pieces.push(piece);
    const read = postDocument.safeParse(JSON.parse(Buffer.concat(pieces).toString('utf8')));
    documents.push(read.success ? read.data : unwrap(failure('damaged-record', { subject: path })));
  }
  // Newest first, as in an edition.
  return documents.sort((one, other) => (one.date < other.date ? 1 : -1));
}
