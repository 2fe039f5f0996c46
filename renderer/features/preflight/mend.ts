// What happens at the press that mends a finding? The step it names, with a way back.

import { canonicalJson } from '../../../core/canonical-json.ts';
import { say } from '../../../core/check-messages.ts';
import type { CheckedArticle, Finding } from '../../../core/checks/run-checks.ts';
import type { ArticleEdit } from '../../../core/content/article.ts';
import { unreachable } from '../../../core/errors.ts';
import type { Services } from '../../app/services.ts';
import { stepOf } from '../../app/undo.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import { mendBlock } from '../../editor/mend-block.ts';

/** What tells one finding from another, wherever its place has moved to. */
export function keyOf({ check, judged, reason }: Finding): string {
  return canonicalJson([check, reason.id, judged]);
}

/**
 * Mends a finding. What was typed since the checks were made counts: it is looked for once more in `look`, in other words at the same
 * place too, and left alone where it is not found any more. True where something was changed.
 */
export function mend(
  services: Pick<Services, 'api' | 'assets' | 'messages' | 'toasts' | 'undo' | 'workspace'>,
  session: ArticleSession,
  wanted: Finding,
  look: () => CheckedArticle,
): boolean {
  const finding = foundAgain(wanted, look().findings);
  const fix = finding?.fix;
  if (finding === undefined || fix === undefined) return false;
  const { messages, toasts, undo, workspace } = services;
  const words = messages.preflight;
  const told = words.mended(say(words.fixes, fix.label));
  switch (fix.mends) {
    case 'article': {
      const before = session.get().article;
      const edit = fix.edit(before);
      const fields = Object.keys(edit);
      const was = Object.fromEntries(
        fields.map((field) => [field, Reflect.get(before, field) as unknown]),
      );
      session.change(edit);
      // The same members, as they were in the article.
      undo.tell(told, workspace.wayBack(session, was as ArticleEdit));
      return true;
    }
    case 'block': {
      const { place } = finding;
      if (place.at !== 'body') return false;
      const back = mendBlock(session, place.path, fix.change);
      if (back === undefined) return false;
      // It is a step of the text, whose history has it too.
      toasts.show(told, { action: { label: messages.common.undo, run: back } });
      return true;
    }
    case 'asset': {
      const asset = services.assets.known.get().get(fix.asset);
      if (asset == null) return false;
      const edit = fix.edit(asset);
      const change = async (to: typeof edit): Promise<void> =>
        services.assets.add(await services.api.call('asset.edit', { id: asset.id, edit: to }));
      change(edit)
        .then(() => {
          const was = Object.fromEntries(
            Object.keys(edit).map((field) => [field, Reflect.get(asset, field) as unknown]),
          );
          // The same members, as they were in the record.
          const back = (): Promise<void> => change(was as typeof edit);
          undo.tell(
            told,
            stepOf(back, () => change(edit)),
          );
        })
        .catch((caught: unknown) => workspace.report(caught));
      return true;
    }
    default:
      return unreachable(fix);
  }
}

/** A finding among those of a later look: the same, or the same of other words at its place, with the same step to mend it. */
export function foundAgain(wanted: Finding, findings: readonly Finding[]): Finding | undefined {
  const key = keyOf(wanted);
  const where = placeOf(wanted);
  return (
    findings.find((one) => keyOf(one) === key) ?? findings.find((one) => placeOf(one) === where)
  );
}

function placeOf({ check, reason, place, fix }: Finding): string {
  return canonicalJson([check, reason.id, place, fix?.label ?? null]);
}
