// What makes one text file of an export: the contract of each kind of text.
import type { House } from './house.ts';
import type { ThemeRenderer } from './theme.ts';

/** What every text may be made with. */
export interface Workshop {
  readonly house: House;
  readonly renderer: ThemeRenderer;
}

/**
 * A kind of text. What it makes depends on its ingredients and on the workshop, on nothing else: the same text can be made at any
 * time, on any thread, or not at all where both are as they were.
 */
export interface TextMaker<Ingredients> {
  readonly name: string;
  make(ingredients: Ingredients, workshop: Workshop): string;
}

/** A text that can be made: plain data. */
export interface Recipe {
  readonly maker: string;
  readonly ingredients: unknown;
}

export function recipe<Ingredients>(
  maker: TextMaker<Ingredients>,
  ingredients: Ingredients,
): Recipe {
  return { maker: maker.name, ingredients };
}
