// Which words does a newsletter say itself, in each language a site can have?
import { primaryLanguage } from '../site/site-words.ts';

export interface MailWords {
  /** The language they are in: English where there are none in that of the issue. */
  readonly language: string;
  readonly newsletter: string;
  /** `{number}` becomes the number of the issue. */
  readonly issue: string;
  /** The section of what has no category. */
  readonly moreNews: string;
  readonly viewOnline: string;
  readonly unsubscribe: string;
  /** `{name}` becomes the name of the site. */
  readonly whyYou: string;
  /** On the button under the first article. */
  readonly readArticle: string;
  readonly website: string;
  readonly sponsor: string;
  readonly partner: string;
}

const en: MailWords = {
  language: 'en',
  newsletter: 'Newsletter',
  issue: 'Newsletter no. {number}',
  moreNews: 'More news',
  viewOnline: 'View this newsletter online',
  unsubscribe: 'Unsubscribe from this newsletter',
  whyYou: 'You receive this because you subscribed to the newsletter of {name}.',
  readArticle: 'Read the article',
  website: 'Website',
  sponsor: 'Sponsored',
  partner: 'From our partner',
};

const fr: MailWords = {
  language: 'fr',
  newsletter: 'Lettre d’information',
  issue: 'Lettre d’information n°\u00a0{number}',
  moreNews: 'Autres actualités',
  viewOnline: 'Lire cette lettre en ligne',
  unsubscribe: 'Se désabonner de cette lettre',
  whyYou: 'Vous recevez ce message parce que vous êtes abonné à la lettre d’information de {name}.',
  readArticle: 'Lire l’article',
  website: 'Site web',
  sponsor: 'Publicité',
  partner: 'De notre partenaire',
};

const de: MailWords = {
  language: 'de',
  newsletter: 'Newsletter',
  issue: 'Newsletter Nr.\u00a0{number}',
  moreNews: 'Weitere Meldungen',
  viewOnline: 'Diesen Newsletter online ansehen',
  unsubscribe: 'Diesen Newsletter abbestellen',
  whyYou: 'Sie erhalten diese Nachricht, weil Sie den Newsletter von {name} abonniert haben.',
  readArticle: 'Artikel lesen',
  website: 'Website',
  sponsor: 'Anzeige',
  partner: 'Von unserem Partner',
};

const byLanguage: Readonly<Record<string, MailWords>> = { en, fr, de };

/** The words for a language tag such as `fr-BE`; English where there are none. */
export function mailWords(language: string): MailWords {
  return byLanguage[primaryLanguage(language)] ?? en;
}
