import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../core/errors.ts';
import { planSiteExport } from '../../core/export/compile.ts';
import { makeText } from '../../core/export/text-makers.ts';
import { CompiledTemplates } from '../../core/site/compile-templates.ts';
import { makeEdition } from '../../core/site/edition.ts';
import { openHouse } from '../../core/site/house.ts';
import { ThemeRenderer } from '../../core/site/theme.ts';
import { readLibrary } from '../storage/read-library.ts';
import { loadTheme } from './load-theme.ts';

const resources = fileURLToPath(new URL('../../resources', import.meta.url));

describe('the pages of the sample newsroom', () => {
  it.each(readdirSync(`${resources}/themes`))(
    'are those that Liquid writes: the theme %s',
    async (name) => {
      const { snapshot } = unwrap(await readLibrary(`${resources}/sample-newsroom`));
      const site = { ...snapshot.site, theme: name };
      const { theme } = unwrap(await loadTheme({ themesFolder: `${resources}/themes` }, site));
      expect(theme.name).toBe(name);
      const asOf = new Date('2026-03-09T12:00:00Z');
      const edition = makeEdition({ ...snapshot, site }, { asOf });
      const plan = planSiteExport(edition, theme);
      const hashes = new Set<string>();
      const renderer = new ThemeRenderer(theme, (engine) => {
        const templates = new CompiledTemplates(engine);
        return {
          render(parsed, scope) {
            const html = templates.render(parsed, scope);
            expect(html).toBe(engine.renderSync(parsed, scope));
            hashes.add(createHash('sha256').update(html).digest('hex'));
            return html;
          },
        };
      });
      const workshop = { house: openHouse(plan.house, new Set()), renderer };
      for (const { source } of plan.files) {
        if (source.kind === 'text') makeText(source, workshop);
      }
      expect(hashes.size).toBe(plan.pages);
      expect(plan.pages).toBeGreaterThan(40);
    },
  );
});
