// Which words say nothing about what an article is about? Three lists of our own, each for articles in its language.

const lists: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(`a about above after again all also am an and any are as at be because been before being below between
    both but by can could did do does doing during each few for from further had has have having he her here hers
    him his how i if in into is it its itself just me more most my no nor not now of off on once only or other our
    ours out over own s same she should so some such t than that the their theirs them then there these they this
    those through to too under until up us very was we were what when where which while who whom why will with
    would you your yours`),
  fr: words(`a afin ainsi alors apres au aucun aussi autre autres aux avant avec avoir c ce ceci cela celle celles
    celui ces cet cette ceux chaque chez comme d dans de depuis des deux donc dont du elle elles en encore entre est
    et etaient etait etant ete etre eux fait il ils j je l la le les leur leurs lors lui m ma mais me meme memes
    mes moi moins mon n ne ni nos notre nous on ont ou par parce pas pendant peu peut plus pour pourquoi qu quand que
    quel quelle quelles quels qui s sa sans se selon sera ses si son sont sous sur t ta te tes toi ton tous tout
    toute toutes tres tu un une vers vos votre vous y`),
  de: words(`aber alle allem allen aller alles als also am an ander andere anderen anderer anderes auch auf aus bei
    bin bis bist da damit dann das dass dein deine dem den denn der des dessen die dies diese diesem diesen dieser
    dieses doch dort du durch ein eine einem einen einer eines er es etwas euch euer fur gegen hab habe haben hat
    hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist jede jedem jeden
    jeder jedes jetzt kann kein keine keinem keinen keiner konnen konnte mehr mein meine mich mir mit muss nach nicht
    nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit sich sie sind so solche soll sollte
    sondern sonst uber um und uns unser unsere unter vom von vor wahrend war waren was weil welche welchem welchen
    welcher welches wenn werde werden wie wieder will wir wird wo wollen wurde wurden zu zum zur zwar zwischen`),
};

const anywhere: ReadonlySet<string> = new Set(Object.values(lists).flatMap((list) => [...list]));
const none: ReadonlySet<string> = new Set();

/** The stop words of a language tag such as `en-GB`, spelt for searching; none where we have no list. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  return lists[language.split('-', 1)[0] ?? ''] ?? none;
}

/** Whether a word of a query is a stop word in any language: who types it may mean any of them. */
export function isStopWord(word: string): boolean {
  return anywhere.has(word);
}

/** Every stop word of every language, in byte order. */
export function allStopWords(): string[] {
  return [...anywhere].sort();
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
