// How does Eleventy render the newsroom? Two templates, each over a list of pages that is given as data.

/** @param {{ setLiquidOptions(options: object): void, setQuietMode(quiet: boolean): void }} config */
export default function configure(config) {
  config.setLiquidOptions({ jsTruthy: true, cache: true });
  config.setQuietMode(true);
  return {
    dir: { input: 'content', output: 'site', includes: '_includes', data: '_data' },
    templateFormats: ['liquid'],
    htmlTemplateEngine: 'liquid',
  };
}
