// Which members of what the publish process answers are words for a person? Those are said in the person's language.

/** In the form of a kind of target. */
export const formWords: ReadonlySet<string> = new Set(['title', 'about', 'hint', 'label']);

/** In the answer to a look at a target, and in a plan. */
export const answerWords: ReadonlySet<string> = new Set(['notes', 'warnings']);

/** In how far a long job is. */
export const progressWords: ReadonlySet<string> = new Set(['label']);
