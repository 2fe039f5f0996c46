// How does a page become HTML: its kind makes the view, the frame goes around it, the theme writes it?
import type { PagePlan } from './define-page.ts';
import { frameOf } from './frame.ts';
import { type House, speaking } from './house.ts';
import { pageKinds } from './page-kinds.ts';
import { basePath, PageLinks, paths } from './site-paths.ts';
import type { TextMaker } from './text-maker.ts';

export interface PageIngredients {
  /** The name of its kind. */
  readonly kind: string;
  readonly plan: PagePlan;
}

const kinds = new Map(pageKinds.map((kind) => [kind.name, kind]));

export const page: TextMaker<PageIngredients> = {
  name: 'page',
  make({ kind: name, plan }, { house, renderer }) {
    const kind = kinds.get(name);
    if (kind === undefined) throw new Error(`There is no kind of page “${name}”.`);
    const { path, isListed, language } = plan;
    const links = new PageLinks(path, rootFor(house, path));
    const place = { house: speaking(house, language), links, path, isListed, language };
    const made = kind.make(plan.ingredients, place);
    return renderer.render(frameOf(place, made), made.view);
  },
};

/**
 * A server shows `404.html` at any address, where relative links would lead astray: it links from the root of the
 * host where the site is known to stand there.
 */
function rootFor(house: House, path: string): string | undefined {
  return path === paths.notFound && basePath(house.site.baseUrl) === '/' ? '/' : undefined;
}
