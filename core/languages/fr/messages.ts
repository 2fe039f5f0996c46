// Quels mots lit-on en français ? The French catalogue, put together from its screens; English says what it must hold.
import type { Messages } from '../../messages.ts';
import { calendar } from './calendar.ts';
import { preflight } from './checks.ts';
import { commands } from './commands.ts';
import { LOCALE } from './counting.ts';
import { desk } from './desk.ts';
import { details, picture } from './details.ts';
import { editor } from './editor.ts';
import { failures } from './failures.ts';
import { frame, statuses } from './frame.ts';
import { keeping } from './keeping.ts';
import { kit } from './kit.ts';
import { media } from './media.ts';
import { newsletter } from './newsletter.ts';
import { newsletterChecks } from './newsletter-checks.ts';
import { palette, shortcuts } from './palette.ts';
import { phrases } from './phrases.ts';
import { preview } from './preview.ts';
import { publish } from './publish.ts';
import { related } from './related.ts';
import { help, settings } from './settings.ts';
import { system } from './system.ts';
import { terms } from './terms.ts';
import { translations } from './translations.ts';
import { undo } from './undo.ts';
import { workflow } from './workflow.ts';

export const french: Messages = {
  locale: LOCALE,
  appName: 'Galley',
  ...frame,
  ...keeping,
  calendar,
  commands,
  desk,
  details,
  editor,
  failures,
  help,
  kit,
  media,
  newsletter,
  newsletterChecks,
  palette,
  phrases,
  picture,
  preflight,
  preview,
  publish,
  related,
  shortcuts,
  settings,
  statuses,
  system,
  terms,
  translations,
  undo,
  workflow,
};
