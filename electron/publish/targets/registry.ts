// Which kinds of publish target are there? THE list: a new one is a file beside this, and a line here.
import type { TargetKind } from '../target-kind.ts';
import { bundle } from './bundle.ts';
import { folder } from './folder.ts';
import { ftp } from './ftp.ts';
import { git } from './git.ts';
import { s3 } from './s3.ts';
import { sftp } from './sftp.ts';
import { webdav } from './webdav.ts';
import { wordpress } from './wordpress.ts';

export const targetKinds: readonly TargetKind[] = [
  folder,
  bundle,
  sftp,
  ftp,
  git,
  webdav,
  s3,
  wordpress,
];

export function targetKind(kind: string): TargetKind | undefined {
  return targetKinds.find((one) => one.kind === kind);
}
