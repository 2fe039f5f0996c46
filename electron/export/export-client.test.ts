// Does the app sign for its export process what a person wanted signed, and nothing else?
import { expect, it } from 'vitest';
import { success } from '../../core/errors.ts';
import { type ExportChild, ExportClient } from './export-client.ts';

const request = (path: string) => ({
  libraryFolder: '/library',
  themesFolder: '/themes',
  cacheFolder: '/cache',
  destination: { kind: 'bundle' as const, path },
  asOf: '2026-11-25T08:00:00Z',
});

/** A process that says what the test has it say, and keeps what it was told. */
function pretended() {
  const told: unknown[] = [];
  let say: (message: unknown) => void = () => {};
  const child: ExportChild = {
    postMessage: (message) => told.push(message),
    on(event: 'message' | 'exit', listener: (value: never) => void) {
      // The two listeners differ in what they are given, which the interface says and one function cannot.
      if (event === 'message') say = listener as (value: unknown) => void;
    },
    kill: () => true,
  };
  return { child, told, say: (message: unknown) => say(message) };
}

it('a wish for a signature is answered once, and only where the export is to be signed', async () => {
  const { child, told, say } = pretended();
  const client = new ExportClient(() => child);
  const signed: string[] = [];
  const answers = (): unknown[] =>
    told.filter((one) => JSON.stringify(one).startsWith('{"type":"signed"'));
  const refused = { type: 'signed', result: { ok: false, error: { code: 'no-signing-key' } } };

  const running = client.start(
    request('/signed.zip'),
    () => {},
    (manifest) => {
      signed.push(manifest);
      return success('a signature');
    },
  );
  say({ type: 'sign', manifest: 'list' });
  say({ type: 'sign', manifest: 'another list' });
  expect(signed).toEqual(['list']);
  expect(answers()).toEqual([
    { type: 'signed', result: { ok: true, value: 'a signature' } },
    refused,
  ]);
  say({ type: 'done', result: { ok: false, error: { code: 'export-failed' } } });
  await running.result;
  say({ type: 'sign', manifest: 'after the end' });

  void client.start(request('/plain.zip'), () => {});
  say({ type: 'sign', manifest: 'of one that nobody wants signed' });
  expect(signed).toEqual(['list']);
  expect(answers().slice(2)).toEqual([refused, refused]);
  client.forget();
});
