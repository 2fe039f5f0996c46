// Does each file for download say what it is, and in which language?
import { fixWord, reason } from '../check-messages.ts';
import type { Article, Attachment } from '../content/article.ts';
import { language as languageTag } from '../content/text.ts';
import type { Check, Fix } from './define-check.ts';
import { titleFromFileName } from './file-name.ts';
import { primary } from './language-guess.ts';

/** What says that nobody knows the language. */
const UNDETERMINED = 'und';

export const attachments: Check = {
  id: 'attachments',
  *run({ article }, context) {
    for (const [index, attachment] of article.attachments.entries()) {
      const place = { at: 'attachment', number: index + 1 } as const;
      const asset = context.asset(attachment.asset);
      const title = attachment.title.trim();
      const name = title === '' ? (asset?.fileName ?? `${index + 1}`) : title;
      if (asset === null) {
        const why = reason('attachment-gone', name);
        yield { severity: 'warning', place, judged: attachment, reason: why, go: 'show' };
        continue;
      }
      if (title === '') {
        const offered = asset === undefined ? '' : titleFromFileName(asset.fileName);
        yield {
          severity: 'warning',
          place,
          judged: attachment,
          reason: reason('attachment-untitled', name),
          ...(offered === ''
            ? { go: 'name' }
            : {
                fix: {
                  label: fixWord('use-title', offered),
                  ...changing(attachment, { title: offered }),
                },
              }),
        };
      }
      const said = primary(attachment.language);
      if (said === UNDETERMINED) {
        const { language } = article;
        yield {
          severity: 'warning',
          place,
          judged: attachment,
          reason: reason('attachment-without-language', name),
          fix: { label: fixWord('set-language', language), ...changing(attachment, { language }) },
        };
        continue;
      }
      const found = languageTag.safeParse(context.pdf(attachment.asset)?.language);
      if (!found.success || primary(found.data) === said) continue;
      const language = found.data;
      yield {
        severity: 'warning',
        place,
        judged: { attachment, language },
        reason: reason('attachment-other-language', name, language, attachment.language),
        fix: { label: fixWord('set-language', language), ...changing(attachment, { language }) },
      };
    }
  },
};

/** The step that changes one attachment, wherever it has moved to. */
function changing(
  attachment: Attachment,
  change: Partial<Attachment>,
): Pick<Extract<Fix, { mends: 'article' }>, 'mends' | 'edit'> {
  return {
    mends: 'article',
    edit: (now: Article) => ({
      attachments: now.attachments.map((one) =>
        one.asset === attachment.asset ? { ...one, ...change } : one,
      ),
    }),
  };
}
