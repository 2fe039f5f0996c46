// Was sagen die Befehlspalette und das Blatt der Tastenkürzel? In German.
import type { Messages } from '../../messages.ts';
import { grouped, quoted } from './counting.ts';

export const palette: Messages['palette'] = {
  title: 'Artikel suchen oder Befehl ausführen',
  placeholder: 'Artikel suchen oder Befehl ausführen; > nur für Befehle',
  short: 'Artikel suchen oder Befehl ausführen',
  found: 'Artikel und Befehle',
  recent: 'Zuvor geöffnet',
  articles: 'Artikel',
  commands: 'Befehle',
  nothing: (typed) =>
    `Keine Überschrift und kein Befehl enthält ${quoted(typed)}. Der Filter der Liste durchsucht auch die Texte.`,
  count: (number) => `${grouped(number)} gefunden`,
};

export const shortcuts: Messages['shortcuts'] = {
  title: 'Tastenkürzel',
  lead: 'Alles andere steht in den Menüs und in der Befehlspalette.',
  inText: 'In Listen und im Text',
  others: [
    ['Weiter und zurück in einer Liste', ['↑', '↓']],
    ['Öffnen, was den Fokus hat', ['Eingabe']],
    ['Schnellansicht, in der Tabelle der Artikel', ['Leertaste']],
    ['Einen wählen, bis dorthin wählen, alle wählen', ['X', 'Shift+↓', 'CmdOrCtrl+A']],
    ['Blöcke und Sonderzeichen', ['/']],
    ['In die Formatleiste', ['Alt+F10']],
    ['Block verschieben', ['Alt+↑', 'Alt+↓']],
    ['Link', ['CmdOrCtrl+K']],
    ['Fett, kursiv', ['CmdOrCtrl+B', 'CmdOrCtrl+I']],
    ['Zwischenüberschrift 2, 3, 4', ['CmdOrCtrl+Alt+2', 'CmdOrCtrl+Alt+3', 'CmdOrCtrl+Alt+4']],
  ],
};
