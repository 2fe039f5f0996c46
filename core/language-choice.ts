// Which languages is Galley complete in, and what may a person choose among?

/** The languages that the app is complete in, as a person is offered them. */
export const languageIds = ['en', 'fr', 'de'] as const;
export type LanguageId = (typeof languageIds)[number];

/** What a person may choose: one of them, or whatever the system speaks. */
export const languageChoices = ['system', ...languageIds] as const;
export type LanguageChoice = (typeof languageChoices)[number];
