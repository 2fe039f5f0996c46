// How is a website published to an FTP server? The options of the target; the place itself is in `ftp/`.
import * as z from 'zod';
import { ftpPlace } from '../ftp/ftp-place.ts';
import { staysHere } from '../proxy.ts';
import { siteTarget } from '../site-target.ts';
import { defineTarget, hostName, portNumber, remoteFolder } from '../target-kind.ts';

export const ftp = defineTarget({
  kind: 'ftp',
  title: 'FTPS and FTP',
  about: 'The web space of most hosting companies: files are sent one after another, encrypted.',
  options: z
    .strictObject({
      host: hostName,
      port: portNumber.optional(),
      user: z
        .string()
        .min(1, 'it is empty')
        .max(256)
        .refine((name) => !/\p{Cc}/u.test(name), 'it holds a character that no name has'),
      folder: remoteFolder.default(''),
      encryption: z.enum(['explicit', 'implicit', 'none']).default('explicit'),
      certificateFile: z.string().max(4096).default(''),
      mayBeReadOnTheWay: z.boolean().default(false),
    })
    .refine(
      ({ host, encryption, mayBeReadOnTheWay }) =>
        encryption !== 'none' || mayBeReadOnTheWay || staysHere(host),
      {
        path: ['encryption'],
        error: 'without it the password and every page could be read and changed on their way',
      },
    ),
  fields: {
    host: { title: 'Server', kind: 'text', hint: 'Its name or address, such as ftp.example.org.' },
    port: {
      title: 'Port',
      kind: 'number',
      hint: 'Empty for the usual one: 21, or 990 for “implicit”.',
    },
    user: { title: 'User name', kind: 'text' },
    folder: {
      title: 'Folder',
      kind: 'text',
      hint: 'Where the website is on the server; empty for the folder the login begins in',
    },
    encryption: {
      title: 'Encryption',
      kind: 'choice',
      hint: 'explicit (agreed on before the login: the usual way), implicit (from the first byte) or none',
    },
    certificateFile: {
      title: 'Certificate of your organisation',
      hint: 'A PEM file, if the server’s certificate is signed by an authority of your own.',
      kind: 'file',
    },
    mayBeReadOnTheWay: {
      title: 'Send without encryption',
      hint: 'For encryption “none”: everybody on the way can read the password and change pages.',
      kind: 'switch',
    },
  },
  secrets: { password: { title: 'Password', isOptional: false } },
  guarantee: () => 'file-by-file',
  open: ({ folder, ...server }, { password = '' }, setting) =>
    siteTarget({
      guarantee: 'file-by-file',
      open: ftpPlace({ ...server, password }, folder),
      newId: setting.newId,
      takeOver: setting.takeOver,
      mayDeleteMany: setting.mayDeleteMany,
    }),
});
