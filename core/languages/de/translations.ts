// Was sagen die Fassungen eines Artikels? Versions in other languages, in German.
import type { Messages } from '../../messages.ts';
import { count, grouped, quoted } from './counting.ts';

export const translations: Messages['translations'] = {
  title: 'Sprachen',
  help: 'Fassungen dieses Artikels in anderen Sprachen.',
  oneLanguage:
    'Die Website hat eine Sprache. Sobald sie mehrere hat, werden Artikel von hier aus übersetzt.',
  settings: 'Sprachen der Website …',
  open: (headline, language) => `${quoted(headline)} öffnen, auf ${language}`,
  isOpen: 'Hier geöffnet',
  original: 'Original',
  upToDate: 'Auf dem neuesten Stand',
  behind: (changes) => `Um ${grouped(changes)} zurück`,
  notCompared: 'Noch nicht verglichen',
  make: 'Übersetzen in …',
  making: 'Übersetzung wird angelegt',
  made: (language) => `Entwurf auf ${language}. Überschreiben Sie den kopierten Text.`,
  makeUndone: (headline) => `${quoted(headline)} liegt im Papierkorb.`,
  link: 'Bestehenden Artikel verknüpfen …',
  linking: 'Fassungen werden verknüpft',
  linked: (headline) =>
    `${quoted(headline)} ist jetzt eine Fassung dieses Artikels und gilt als auf dem neuesten Stand.`,
  unlink: (headline) => `Verknüpfung mit ${quoted(headline)} lösen`,
  unlinked: (headline) => `${quoted(headline)} ist nicht mehr die Fassung eines anderen Artikels.`,
  refusals: {
    already: () => 'Das sind schon Fassungen desselben Artikels. Nichts wurde geändert.',
    'language-taken': (language) =>
      `Dann gäbe es zwei Fassungen auf ${language}. Lösen Sie zuerst eine davon. Nichts wurde geändert.`,
    'not-there': () => 'Dieser Artikel ist nicht mehr da. Nichts wurde geändert.',
  },
  originalGone:
    'Das Original liegt im Papierkorb oder ist verloren. Seine Übersetzungen bleiben verknüpft und werden wieder mit ihm verglichen, sobald es zurück ist.',
  showTrash: 'Papierkorb zeigen',
  twice: (language) =>
    `Zwei Fassungen sind auf ${language}. Wählen Sie für eine davon eine andere Sprache, oder lösen Sie sie.`,
  trashedWithVersions: (headline, versions) =>
    `${quoted(headline)} liegt im Papierkorb. ${count(versions, 'Übersetzung bleibt', 'Übersetzungen bleiben')}.`,
  mark: 'Als aktuell kennzeichnen',
  marking: 'Wird als aktuell gekennzeichnet',
  marked: 'Die Übersetzung gilt als auf dem Stand des Originals.',
  source: {
    title: (language) => `Änderungen in der Fassung auf ${language}`,
    changes: (changes, language) =>
      `${count(changes, 'Änderung', 'Änderungen')} in der Fassung auf ${language} seit dieser Übersetzung`,
    at: (place, changes) => `${grouped(place)} von ${grouped(changes)}`,
    next: 'Nächste Änderung im Original',
    previous: 'Vorige Änderung im Original',
    open: 'Original öffnen',
    markAll: 'Alles als aktuell kennzeichnen',
    markedOne: 'Diese Stelle gilt als auf dem Stand des Originals.',
    none: 'Im Original hat sich seit dieser Übersetzung nichts geändert.',
    notCompared:
      'Diese Übersetzung wurde noch nicht mit ihrem Original verglichen. Kennzeichnen Sie sie als aktuell, um damit zu beginnen.',
    noTranslation: 'Dieser Artikel ist keine Übersetzung.',
    kinds: {
      changed: (language) => `Geändert in der Fassung auf ${language}`,
      new: (language) => `Neu in der Fassung auf ${language}`,
      gone: (language) => `Entfernt aus der Fassung auf ${language}`,
    },
    before: 'Vorher',
    now: 'Jetzt',
    noCounterpart: 'Diese Übersetzung hat keinen eigenen Absatz dafür.',
    forgotten: 'Der Verlauf enthält nicht mehr, was vorher dort stand.',
    otherThanWords:
      'Die Wörter sind dieselben: Ein Bild, seine Beschreibung oder ein Link ist ein anderer.',
  },
};
