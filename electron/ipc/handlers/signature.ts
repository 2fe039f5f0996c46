// Calls about the key that signs the bundles of the open newsroom: made, shown, handed on, and taken away.
import { basename, join } from 'node:path';
import { failure, success } from '../../../core/errors.ts';
import { writeDurably } from '../../storage/durable-file.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function signatureHandlers(desk: Desk) {
  const { services } = desk;
  const { signatures, announce } = services;
  return {
    'signature.state': () =>
      desk.inLibrary(async (store) => success(await signatures.shown(store))),
    'signature.make': ({ replaces }) =>
      desk.inLibrary(async (store) => {
        const made = await signatures.make(store, replaces);
        if (made.ok) announce('signature.changed', {});
        return made;
      }),
    'signature.remove': () =>
      desk.inLibrary(async (store) => {
        const left = await signatures.remove(store);
        announce('signature.changed', {});
        return success(left);
      }),
    'signature.save': () =>
      desk.inLibrary(async (store) => {
        const key = await signatures.shown(store);
        if (key.state !== 'kept') return failure('no-signing-key');
        const { choose } = services.language.messages.system;
        const path = await services.chooseDestination({
          title: choose.publicKey,
          defaultPath: join(services.documentsFolder, `${choose.publicKeyName(store.name)}.pub`),
          filters: [{ name: choose.publicKeyKind, extensions: ['pub'] }],
        });
        if (path === undefined) return failure('cancelled');
        await writeDurably(path, key.publicKey);
        return success({ name: basename(path) });
      }),
  } satisfies Partial<Handlers>;
}
