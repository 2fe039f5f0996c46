// How do pasted pieces follow each other? Lines become paragraphs, items wait until their list ends, pictures stand between.
import type { BodyNode } from '../content/body.ts';
import { InlineRun } from './inline-run.ts';
import { type LeveledItem, nestItems } from './lists.ts';

/** The type of a picture until its bytes are in the library; no schema knows it, so none can be stored. */
export const PASTED_PICTURE = 'pastedPicture';

export function paragraph(content: readonly BodyNode[]): BodyNode {
  return content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };
}

/** The blocks of one place while they are read. */
export class Flow {
  readonly blocks: BodyNode[] = [];
  readonly run = new InlineRun();
  #items: LeveledItem[] = [];
  #pictures: BodyNode[] = [];

  /** Ends the line that is being read, and with it the paragraph. */
  endLine(): void {
    const lines = this.run.take();
    if (lines.length > 0) this.endItems();
    for (const content of lines) this.blocks.push(paragraph(content));
    const pictures = this.#pictures;
    this.#pictures = [];
    for (const picture of pictures) this.add(picture);
  }

  /** Adds a finished block after all that was read so far. */
  add(block: BodyNode): void {
    this.endLine();
    this.endItems();
    this.blocks.push(block);
  }

  /** Adds an item that says how deep it is: its list is built when the last one has come. */
  addItem(item: LeveledItem): void {
    this.endLine();
    this.#items.push(item);
  }

  /** Another paragraph of the last item, where one is open. */
  continueItem(blocks: readonly BodyNode[]): boolean {
    const last = this.#items.pop();
    if (last === undefined) return false;
    this.#items.push({ ...last, content: [...last.content, ...blocks] });
    return true;
  }

  /** The items that wait for the end of their list. */
  get openItems(): readonly LeveledItem[] {
    return this.#items;
  }

  /** A picture: before the line where nothing of it has been read, else after it. Sentences are never torn apart. */
  addPicture(picture: BodyNode): boolean {
    const stoodInLine = !this.run.isBlank;
    if (stoodInLine) this.#pictures.push(picture);
    else this.add(picture);
    return stoodInLine;
  }

  endItems(): void {
    if (this.#items.length === 0) return;
    const items = this.#items;
    this.#items = [];
    this.blocks.push(...nestItems(items));
  }

  /** Everything that was read. */
  end(): BodyNode[] {
    this.endLine();
    this.endItems();
    return this.blocks;
  }
}
