// What becomes of settings in the pretended newsroom? The site is changed in memory; themes are those that Galley ships, by their names.
import { type Site, siteEdit } from '../../core/content/site.ts';
import { type Result, success } from '../../core/errors.ts';
import type { SignatureKey } from '../../core/ipc/signature-contract.ts';

interface World {
  site(): Site;
  /** Keeps the site, and tells the window. */
  keep(site: Site): void;
  newId(): string;
}

export function fakeSettings(world: World) {
  const undoings = new Map<string, Site>();
  let backup: { folder: string | null; last: string | null } = { folder: null, last: null };
  let before = backup;
  let key: SignatureKey = { state: 'none' };
  return {
    change(edit: unknown): Result<unknown> {
      const token = world.newId();
      undoings.set(token, world.site());
      const given = Object.entries(siteEdit.parse(edit)).filter(([, value]) => value !== undefined);
      world.keep({ ...world.site(), ...Object.fromEntries(given) });
      return success({ token, changed: 1, left: 0, failed: [], isStopped: false });
    },
    /** Null where it was not a change of the site. */
    undo(token: string): Result<unknown> | null {
      const site = undoings.get(token);
      if (site === undefined) return null;
      world.keep(site);
      return success({ token: null, changed: 1, left: 0, failed: [], isStopped: false });
    },
    themes: (): Result<unknown> =>
      success({
        themes: [
          {
            ...{ name: 'column', label: 'Column' },
            description: 'A quiet news page in columns: a reading serif, thin rules, one colour.',
            colours: { primary: '#0F4A42', badge: '#F6C64A' },
            fonts: { text: 'galley-serif', labels: 'schibsted-grotesk' },
            settings: { summaries: { type: 'switch', label: 'Summaries on cards', default: true } },
          },
          {
            ...{ name: 'placard', label: 'Placard' },
            description: 'A poster: black rules, square corners, very large headlines.',
            colours: { primary: '#111111', badge: '#FFD60A' },
            fonts: { headings: 'bricolage-grotesque', text: 'hanken-grotesk' },
            settings: {},
          },
        ],
        fonts: [
          { name: 'galley-serif', label: 'Galley Serif' },
          { name: 'hanken-grotesk', label: 'Hanken Grotesk' },
          { name: 'schibsted-grotesk', label: 'Schibsted Grotesk' },
        ],
      }),
    backup: (): Result<unknown> => success(backup),
    backupFolder(what: string): Result<unknown> {
      const next =
        what === 'putBack'
          ? before
          : { folder: what === 'stop' ? null : '/media/stick/Backups', last: null };
      [before, backup] = [backup, next];
      return success(backup);
    },
    key: (): SignatureKey => key,
    makeKey(): Result<unknown> {
      const hash = `${world.newId()}${world.newId()}`.replace(/-/g, '').slice(0, 43);
      const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPretended Harbour Bridge, bundles\n';
      key = { state: 'kept', fingerprint: `SHA256:${hash}`, publicKey };
      return success(key);
    },
    removeKey(): Result<unknown> {
      key = { state: 'none' };
      return success(key);
    },
    log: (): Result<unknown> =>
      success({
        lines: [
          { at: '2026-03-09T08:00:00.000Z', level: 'info', text: 'started 0.1.0 on Electron 45' },
          {
            ...{ at: '2026-03-09T08:12:04.120Z', level: 'warning' },
            text: 'library.open failed: not-a-library <home>/Documents',
          },
          {
            ...{ at: '2026-03-09T09:31:40.004Z', level: 'error' },
            text: 'article.save failed: write-failed ENOSPC',
          },
        ],
        diagnostics: 'Galley diagnostics\nGalley 0.1.0, Electron 45, Chrome 142, Node 24\n',
      }),
  };
}
