// Is a page valid HTML? Asked of html-validate, whose rules follow the standard.
import { HtmlValidate, type RuleConfig, StaticConfigLoader } from 'html-validate';

/**
 * Everything that html-validate recommends, which is the HTML standard and what follows from it for accessibility, less
 * taste, and less what can only be told of the page as it is shown: there, axe is asked.
 */
const rules: RuleConfig = {
  // Taste, not validity.
  'long-title': 'off',
  'no-trailing-whitespace': 'off',
  'doctype-style': 'off',
  'void-style': 'off',
  'attribute-boolean-style': 'off',
  'attribute-empty-style': 'off',
  // A table that scrolls sideways stands in a named region, which a “section” would be, too.
  'prefer-native-element': ['error', { exclude: ['region'] }],
  // The focal point of a picture is its own.
  'no-inline-style': 'off',
  // The navigation is there twice, for wide windows and as a menu; one of them is always hidden.
  'unique-landmark': 'off',
  // “role="list"” on a list without bullets is asked for by Safari and its screen reader, and allowed.
  'no-redundant-role': 'off',
};

const validator = validatorWith(rules);

const mailValidator = validatorWith({
  ...rules,
  // Mail programs know what the standard has put aside: what a table looks like stands in its attributes.
  'no-deprecated-attr': 'off',
  // Word, which draws mails in Outlook, reads these, and nothing else does.
  'no-conditional-comment': 'off',
  // “presentation” is the older word, which older screen readers know; bodies of tables would say nothing.
  'presentation-role-style': 'off',
  'prefer-tbody': 'off',
});

function validatorWith(own: RuleConfig): HtmlValidate {
  return new HtmlValidate(
    new StaticConfigLoader({ root: true, extends: ['html-validate:recommended'], rules: own }),
  );
}

/** The faults of a page, each a sentence with its place. */
export function htmlFaults(path: string, html: string): Promise<string[]> {
  return faultsBy(validator, path, html);
}

/** The faults of a mail, less what only a web page must not do. */
export function mailFaults(path: string, html: string): Promise<string[]> {
  return faultsBy(mailValidator, path, html);
}

async function faultsBy(judge: HtmlValidate, path: string, html: string): Promise<string[]> {
  const report = await judge.validateString(html, path);
  return report.results.flatMap(({ messages }) =>
    messages.map(
      ({ line, column, ruleId, message }) => `${path}:${line}:${column} ${message} (${ruleId})`,
    ),
  );
}
