// Which way led to a page? The steps above its heading, and the same for machines.
import type { House } from './house.ts';
import { breadcrumbs } from './json-ld.ts';
import { type PageLinks, paths } from './site-paths.ts';
import type { StepView } from './view-models.ts';

export interface Step {
  readonly name: string;
  readonly path: string;
}

/** The steps from the news to this page, the last of them. */
export function stepViews(house: House, steps: readonly Step[], links: PageLinks): StepView[] {
  const all = [{ name: house.words.news, path: paths.newsList() }, ...steps];
  return all.map(({ name, path }, index) => ({
    label: name,
    href: index === all.length - 1 ? null : links.to(path),
  }));
}

/** The same steps in schema.org terms. */
export function stepsForMachines(house: House, steps: readonly Step[]) {
  return breadcrumbs(house, [{ name: house.words.news, path: paths.newsList() }, ...steps]);
}
