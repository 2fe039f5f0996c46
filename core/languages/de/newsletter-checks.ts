// Was sagen die Prüfungen eines Newsletters? What the checks and hints of a newsletter say, in German.
import type { Messages } from '../../messages.ts';
import { languageName } from '../../site/language-names.ts';
import { articles, count, form, grouped, quoted } from './counting.ts';

type Checks = Messages['newsletterChecks'];

const language = (tag: string): string => languageName(tag, 'de');
const named = (words: string): string => (words === '' ? 'Ein Artikel' : quoted(words));

const reasons: Checks['reasons'] = {
  'issue-empty': () => 'In dieser Ausgabe ist kein Artikel',
  'site-without-address': () =>
    'Die Website hat keine Adresse, deshalb führt in dieser Ausgabe nichts zu einem Artikel',
  'subject-missing': () => 'Es gibt keinen Betreff',
  'subject-long': (letters, most) =>
    `Der Betreff hat ${grouped(letters)} Buchstaben; Listen von Nachrichten schneiden ihn nach etwa ${grouped(most)} ab`,
  'preheader-missing': () =>
    'Es gibt keine Vorschauzeile: Listen von Nachrichten zeigen stattdessen, wie die Nachricht beginnt',
  'preheader-long': (letters, most) =>
    `Die Vorschauzeile hat ${grouped(letters)} Buchstaben; Listen von Nachrichten schneiden sie nach etwa ${grouped(most)} ab`,
  'preheader-is-subject': () => 'Die Vorschauzeile wiederholt nur den Betreff',
  'article-gone': () => 'Ein Artikel dieser Ausgabe ist nicht mehr in der Redaktion',
  'article-not-public': (headline) =>
    `Leser können ${headline === '' ? 'einen Artikel' : quoted(headline)} noch nicht sehen, deshalb fehlt er`,
  'headline-missing': () => 'Ein Artikel hat keine Überschrift, deshalb führen keine Worte zu ihm',
  'text-missing': (headline) => `Unter der Überschrift von ${named(headline)} steht nichts`,
  'section-empty': (title) =>
    `Der Abschnitt ${quoted(title)} hat nichts, was Leser sehen können, und entfällt`,
  'section-untitled': () => 'Ein Abschnitt hat keinen Titel',
  'alt-missing': (fileName) => `Das Bild ${quoted(fileName)} hat keinen Alternativtext`,
  'picture-not-in-mail': (fileName) =>
    `${quoted(fileName)} ist kein Bild, das eine Nachricht zeigen kann`,
  'link-unclear': (words) =>
    words === ''
      ? 'Ein Link hat keine Worte'
      : `Der Link ${quoted(words)} sagt für sich allein nicht, wohin er führt`,
  'link-unusable': (address) =>
    address === ''
      ? 'Ein Link hat keine Adresse'
      : `${quoted(address)} ist keine Adresse, zu der eine Nachricht führen kann`,
  'link-dead': (address) => `Die Website hat keine Seite unter ${address}`,
  'slot-empty': () => 'Ein Platz für Sponsoren oder Partner hat weder Worte noch Bild und entfällt',
  'too-large': (kilobytes, most) =>
    `Die Nachricht hat ${grouped(kilobytes)} kB; Gmail schneidet ab, was über ${grouped(most)} kB ist, und damit den Weg zum Abbestellen`,
  'nearly-too-large': (kilobytes, most) =>
    `Die Nachricht hat ${grouped(kilobytes)} kB; Gmail schneidet ab, was über ${grouped(most)} kB ist`,
  'contrast-low': (text, ground) =>
    `Text in ${text} auf ${ground} ist zu blass, um gelesen zu werden`,
  'colour-moved': (chosen, used) =>
    `Die Farbe der Website, ${chosen}, ist zu blass für Text: Die Nachricht nimmt ${used}`,
  'link-only-in-html': (address) => `Dem reinen Text fehlt ein Link der Nachricht: ${address}`,
  'link-only-in-text': (address) => `Nur der reine Text hat diesen Link: ${address}`,
  'unsubscribe-missing': () => 'Die Nachricht hat keinen Platz für den Weg zum Abbestellen',
  'view-online-missing': () => 'Die Nachricht hat keinen Platz für ihre Adresse im Web',
  'generic-tags': () =>
    'Kein Versanddienst ist gewählt: Wer versendet, setzt echte Adressen ein, wo die Nachricht sagt, wie man sie abbestellt und online ansieht',
  'other-language': (headline, tag) =>
    `${named(headline)} ist auf ${language(tag)}, und keine Übersetzung ist veröffentlicht`,
  'translation-there': (headline, tag) =>
    `${named(headline)} gibt es auf ${language(tag)}, in der Sprache dieser Ausgabe`,
  'event-untold': (headline) =>
    `Die Veranstaltung ${quoted(headline)} dieses Zeitraums steht in keinem Abschnitt`,
  'event-coming-untold': (headline, day) =>
    `Die Veranstaltung ${quoted(headline)} am ${day} steht bevor und in keinem Abschnitt`,
  'picture-missing': (headline) => `${named(headline)} hat kein Bild`,
  'section-of-one': (title) => `Der Abschnitt ${quoted(title)} hat nur einen Artikel`,
};

export const newsletterChecks: Checks = {
  reasons,
  places: {
    issue: 'Ausgabe',
    subject: 'Betreff',
    preheader: 'Vorschauzeile',
    intro: 'Einleitung',
    service: 'Versanddienst',
    section: (title) => (title === '' ? 'Abschnitt ohne Titel' : `Abschnitt ${quoted(title)}`),
    item: (headline) => (headline === '' ? 'Artikel' : quoted(headline)),
    slot: (title) => (title === '' ? 'Platz' : `Platz ${quoted(title)}`),
  },
  allPassed: 'Bereit zum Versand',
  counts: (blocking, warnings, advice) =>
    [
      blocking === 0 ? '' : `${grouped(blocking)} blockierend`,
      warnings === 0 ? '' : count(warnings, 'Warnung', 'Warnungen'),
      advice === 0 ? '' : count(advice, 'Hinweis', 'Hinweise'),
    ]
      .filter((part) => part !== '')
      .join(', '),
  proposal: {
    added: (number) =>
      form(number, { one: 'Ein Artikel hinzugefügt.', other: `${articles(number)} hinzugefügt.` }),
    removed: (number) =>
      form(number, {
        one: 'Ein Artikel herausgenommen.',
        other: `${articles(number)} herausgenommen.`,
      }),
    leftOver: (number) =>
      form(number, {
        one: 'Ein Artikel dieses Zeitraums fand keinen Platz.',
        other: `${articles(number)} dieses Zeitraums fanden keinen Platz.`,
      }),
    nothing: 'Nichts hinzuzufügen, nichts herauszunehmen.',
    why: {
      gone: 'nicht mehr in der Redaktion',
      'not-public': 'Leser können ihn nicht sehen',
      twice: 'er war zweimal in dieser Ausgabe',
      'in-earlier-issue': 'er war in einer früheren Ausgabe',
      excluded: 'er war aus dieser Ausgabe herausgenommen',
    },
  },
};
