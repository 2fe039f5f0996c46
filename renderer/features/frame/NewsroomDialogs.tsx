// What is asked over every place of a newsroom: publishing, exporting, refreshing related news, backing up, leaving.
import { useCallback, useEffect, useState } from 'react';
import { toFailure } from '../../../core/errors.ts';
import { later } from '../../app/later.tsx';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import type { PublishWish } from '../publish/use-publishing.ts';

const FramingDialog = later(
  async () => (await import('../picture/FramingDialog.tsx')).FramingDialog,
);
const RightsDialog = later(
  async () => (await import('../preflight/RightsDialog.tsx')).RightsDialog,
);
const ExportDialog = later(async () => (await import('../export/ExportDialog.tsx')).ExportDialog);
const PublishDialog = later(
  async () => (await import('../publish/PublishDialog.tsx')).PublishDialog,
);
const CommandPalette = later(
  async () => (await import('../palette/CommandPalette.tsx')).CommandPalette,
);
const ShortcutSheet = later(
  async () => (await import('../palette/ShortcutSheet.tsx')).ShortcutSheet,
);
const RefreshRelatedDialog = later(
  async () => (await import('../related/RefreshRelatedDialog.tsx')).RefreshRelatedDialog,
);

const KitDialog = later(async () => (await import('../kit/KitDialog.tsx')).KitDialog);

const wholeWebsite: PublishWish = { target: null, article: null };

export function NewsroomDialogs({ contents }: { readonly contents: LibraryContents }) {
  const { api, framing, jobs, kit, messages, mirror, toasts, workspace } = useServices();
  const [exporting, setExporting] = useState(false);
  /** Whether the publish dialog is open, and at which target. */
  const [publishing, setPublishing] = useState<PublishWish | null>(null);
  const [refreshingRelated, setRefreshingRelated] = useState(false);
  const endRefreshing = useCallback(() => setRefreshingRelated(false), []);
  const folder = useStore(kit);
  const endKit = useCallback(() => kit.set(null), [kit]);
  const [palette, setPalette] = useState(false);
  const closePalette = useCallback(() => setPalette(false), []);
  const [shortcuts, setShortcuts] = useState(false);
  useCommand('palette', () => setPalette(!palette));
  useCommand('help.shortcuts', () => setShortcuts(true));
  const isReadOnly = contents.library.readOnly !== null;

  useCommand('export', () => setExporting(true));
  const publish = useCallback(
    (wish: PublishWish): void => {
      if (isReadOnly) toasts.show(messages.publish.readOnly);
      else setPublishing(wish);
    },
    [isReadOnly, toasts, messages],
  );
  useCommand('publish', () => publish(wholeWebsite));
  useCommand('article.publishAlone', () => {
    const session = workspace.session.get();
    if (session !== null) publish({ target: null, article: session.id });
  });
  useEffect(
    () =>
      api.on('publish.ready', ({ target, label }) => {
        const action = {
          label: messages.publish.readyAction,
          run: () => publish({ target, article: null }),
        };
        toasts.show(messages.publish.ready(label), { action });
      }),
    [api, toasts, messages, publish],
  );
  useEffect(() => {
    const ask = (): void => void api.call('publish.online', {}).catch(() => undefined);
    window.addEventListener('online', ask);
    return () => window.removeEventListener('online', ask);
  }, [api]);
  useCommand('article.newFromFolder', () => {
    if (isReadOnly) toasts.show(messages.kit.readOnly);
    else kit.set({ from: 'choice' });
  });
  useCommand('library.refreshRelated', () => {
    if (isReadOnly) toasts.show(messages.related.refresh.readOnly);
    else setRefreshingRelated(true);
  });
  const backUp = (chooseFolder: boolean): void => {
    jobs
      .run(
        messages.backup.label,
        async (job) => {
          if (!(await workspace.flush())) return;
          const { folder, files } = await api.call('backup.run', { job, chooseFolder });
          toasts.show(messages.backup.done(files, folder));
        },
        crypto.randomUUID(),
        'foot',
      )
      .catch((caught: unknown) => {
        if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
        else toasts.show(messages.backup.cancelled);
      });
  };
  useCommand('library.backup', () => backUp(false));
  useCommand('library.backupFolder', () => backUp(true));
  useCommand('library.close', () => {
    const close = async (): Promise<void> => {
      if (!(await workspace.close())) return;
      await api.call('library.close', {});
      mirror.close();
    };
    close().catch((caught: unknown) => workspace.report(caught));
  });

  return (
    <>
      {publishing === null ? null : (
        <PublishDialog contents={contents} wish={publishing} onClose={() => setPublishing(null)} />
      )}
      {exporting ? <ExportDialog contents={contents} onClose={() => setExporting(false)} /> : null}
      {refreshingRelated ? <RefreshRelatedDialog onClose={endRefreshing} /> : null}
      {folder === null ? null : <KitDialog contents={contents} request={folder} onClose={endKit} />}
      {palette ? <CommandPalette contents={contents} onClose={closePalette} /> : null}
      {shortcuts ? <ShortcutSheet onClose={() => setShortcuts(false)} /> : null}
      <FramingDialog framing={framing} />
      <RightsDialog />
    </>
  );
}
