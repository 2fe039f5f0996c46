// How is a website published to a WebDAV server? The options of the target; the place itself is in `webdav/`.
import * as z from 'zod';
import { proxyField, proxyOption } from '../proxy.ts';
import { isReadableOnTheWay, webAddress } from '../server-access.ts';
import { siteTarget } from '../site-target.ts';
import { defineTarget } from '../target-kind.ts';
import { webdavPlace } from '../webdav/webdav-place.ts';

export const webdav = defineTarget({
  kind: 'webdav',
  title: 'WebDAV',
  about: 'Files are put in a folder of a WebDAV server, each whole, one after another.',
  options: z
    .strictObject({
      address: webAddress,
      user: z.string().max(256),
      certificateFile: z.string().max(4096).default(''),
      proxy: proxyOption,
      mayBeReadOnTheWay: z.boolean().default(false),
    })
    .refine(({ address, mayBeReadOnTheWay }) => mayBeReadOnTheWay || !isReadableOnTheWay(address), {
      path: ['address'],
      error: 'it is http: the password and every page could be read and changed on their way',
    }),
  fields: {
    address: {
      title: 'Address of the folder',
      hint: 'As the server’s owner gave it, such as https://files.example.org/website.',
      kind: 'text',
    },
    user: { title: 'User name', kind: 'text' },
    certificateFile: {
      title: 'Certificate of your organisation',
      hint: 'A PEM file, if the server’s certificate is signed by an authority of your own.',
      kind: 'file',
    },
    proxy: proxyField,
    mayBeReadOnTheWay: {
      title: 'Send without encryption',
      hint: 'For an address with http: everybody on the way can read the password and change pages.',
      kind: 'switch',
    },
  },
  secrets: { password: { title: 'Password', isOptional: false } },
  guarantee: () => 'file-by-file',
  open: ({ address, user, certificateFile, proxy }, { password = '' }, setting) =>
    siteTarget({
      guarantee: 'file-by-file',
      open: webdavPlace({ address, user, password, certificateFile, proxy }),
      newId: setting.newId,
      takeOver: setting.takeOver,
      mayDeleteMany: setting.mayDeleteMany,
    }),
});
