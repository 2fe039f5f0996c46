// What does each sending service put in place of: the way off the list, and the address of the mail on the web?
import type { SendingService } from '../content/newsletter.ts';
import { primaryLanguage } from '../site/site-words.ts';

/** Stands in a mail as it is, as the address of a link. */
export interface ServiceTags {
  readonly unsubscribe: string;
  readonly viewOnline: string;
}

/**
 * The pages that Mailjet has for leaving a list: one tag for each language it speaks.
 * https://documentation.mailjet.com/hc/en-us/articles/360042707434
 */
const mailjetLanguages: ReadonlySet<string> = new Set(['en', 'fr', 'de', 'es', 'it', 'nl']);

/**
 * The tags of a service. Those of `generic` are no service's: whoever sends puts real addresses there.
 *
 * Mailchimp: https://mailchimp.com/help/all-the-merge-tags-cheat-sheet/; Brevo: “unsubscribe” and “mirror” of its template
 * language; Mailjet: as above, and PERMALINK; listmonk: https://listmonk.app/docs/templating/.
 */
export function serviceTags(service: SendingService, language: string): ServiceTags {
  switch (service) {
    case 'mailchimp':
      return { unsubscribe: '*|UNSUB|*', viewOnline: '*|ARCHIVE|*' };
    case 'brevo':
      return { unsubscribe: '{{ unsubscribe }}', viewOnline: '{{ mirror }}' };
    case 'mailjet': {
      const spoken = primaryLanguage(language);
      const page = mailjetLanguages.has(spoken) ? spoken : 'en';
      return { unsubscribe: `[[UNSUB_LINK_${page.toUpperCase()}]]`, viewOnline: '[[PERMALINK]]' };
    }
    case 'listmonk':
      return { unsubscribe: '{{ UnsubscribeURL }}', viewOnline: '{{ MessageURL }}' };
    case 'generic':
      return { unsubscribe: '{{unsubscribe_url}}', viewOnline: '{{view_online_url}}' };
  }
}

/** Where any of the services would begin to read a tag. */
const opening = /\{(?=[{%#])|\*(?=\|)|\[(?=\[)/g;

/** Escaped HTML in which no service finds a tag: readers see what was typed. */
export function withoutTagsInHtml(html: string): string {
  return html.replace(opening, (character) => `&#${character.charCodeAt(0)};`);
}

/** Plain text in which no service finds a tag: an unseen joiner (U+2060) keeps the two characters apart. */
export function withoutTagsInText(text: string): string {
  return text.replace(opening, (character) => `${character}\u2060`);
}

/** An address in which no service finds a tag, or a wish to count who follows it (listmonk reads `@TrackLink`). */
export function withoutTagsInAddress(address: string): string {
  return address
    .replace(opening, (character) => encodeAscii(character))
    .replaceAll('@TrackLink', '%40TrackLink');
}

function encodeAscii(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
