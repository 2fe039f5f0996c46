// Which words of a link say nothing once they are read out of their sentence, as screen readers list them?

/** In the languages of the app (WCAG 2.4.4, 2.4.9). */
const emptyWords: ReadonlySet<string> = new Set([
  ...['here', 'click here', 'click', 'see here', 'right here', 'link', 'this link', 'the link'],
  ...['more', 'read more', 'learn more', 'find out more', 'more information', 'more info'],
  ...['this', 'this page', 'this website', 'website', 'details', 'go', 'continue', 'download'],
  ...['ici', 'cliquez ici', 'cliquer ici', 'par ici', 'lien', 'ce lien', 'le lien', 'plus'],
  ...['lire la suite', 'lire plus', 'en savoir plus', 'voir plus', 'plus d’informations'],
  ...["plus d'informations", 'cette page', 'ce site', 'suite', 'la suite', 'télécharger'],
  ...['hier', 'hier klicken', 'klicken sie hier', 'klick hier', 'hier lang', 'dieser link'],
  ...['mehr', 'weiterlesen', 'weiter', 'mehr lesen', 'mehr erfahren', 'mehr infos', 'mehr dazu'],
  ...['lesen sie mehr', 'weitere informationen', 'diese seite', 'webseite', 'herunterladen'],
]);

/** Whether nobody can tell from these words alone where a link leads. */
export function saysNothing(words: string): boolean {
  const plain = words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/^[\s>→»«(“”"„[]+/u, '')
    .replace(/[\s.…:!?>→»«)“”"\]]+$/u, '');
  return plain === '' || emptyWords.has(plain);
}
