// Does a text speak of an event as one that is still to come?

/** In the languages of the app; the start of a word is enough. */
const lists: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{L})(regist(er|ration is open)|sign up|join us|save the date|will take place|takes place (on|in)|is coming up|upcoming|we invite you|you are invited|book your (place|seat)|don['’]t miss)(?!\p{L})/iu,
  fr: /(?<!\p{L})(inscri(vez|ption)\p{L}*|rejoignez|réservez|aura lieu|auront lieu|se tiendra|nous vous invitons|vous êtes invité\p{L}*|à venir|ne manquez pas)(?!\p{L})/iu,
  de: /(?<!\p{L})(jetzt anmelden|anmeldung\p{L}*|melden sie sich an|findet (am|im|in|vom) |finden (am|im|vom) |wird stattfinden|wir laden \p{L}+ ein|sie sind eingeladen|herzliche einladung|termin vormerken|merken sie sich|seien sie dabei)/iu,
};

/** Whether the text invites to something, in a language that is known here. */
export function invites(text: string, language: string): boolean {
  return lists[language.split('-', 1)[0] ?? '']?.test(text) === true;
}
