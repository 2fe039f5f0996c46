// What is a page of the guide once it is no text any more? A closed structure that the window draws piece by piece: no HTML is in it.

export type GuideInline =
  | { readonly is: 'text' | 'code'; readonly text: string }
  | { readonly is: 'strong' | 'emphasis'; readonly parts: readonly GuideInline[] }
  | {
      readonly is: 'link';
      readonly to: GuideGoal | { readonly address: string };
      readonly parts: readonly GuideInline[];
    }
  /** `source` is where the window has it from. */
  | { readonly is: 'picture'; readonly source: string; readonly text: string }
  | { readonly is: 'break' };

export type GuideBlock =
  | {
      readonly is: 'heading';
      readonly level: 1 | 2 | 3 | 4;
      readonly id: string;
      readonly parts: readonly GuideInline[];
    }
  | { readonly is: 'paragraph'; readonly parts: readonly GuideInline[] }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly GuideBlock[][] }
  | { readonly is: 'quote'; readonly blocks: readonly GuideBlock[] }
  | { readonly is: 'code'; readonly text: string }
  | {
      readonly is: 'table';
      readonly head: readonly GuideInline[][];
      readonly rows: readonly GuideInline[][][];
    };

/** A page, or the part of it that begins with a heading. */
export interface GuideGoal {
  readonly page: string;
  readonly part: string | null;
}

export interface GuidePage {
  /** The name of its file: `publish-sftp`. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly GuideBlock[];
}

/** The words of a piece, as somebody reads them. */
export function guideText(parts: readonly GuideInline[]): string {
  return parts
    .map((part) => {
      switch (part.is) {
        case 'text':
        case 'code':
        case 'picture':
          return part.text;
        case 'break':
          return ' ';
        default:
          return guideText(part.parts);
      }
    })
    .join('');
}

/** One part of a page with the words that are searched. */
export interface GuideSection {
  readonly goal: GuideGoal;
  readonly page: string;
  readonly heading: string;
  readonly text: string;
}

/** The parts of all pages, in their order; what stands before the first heading of a part belongs to the page. */
export function sectionsOf(pages: readonly GuidePage[]): readonly GuideSection[] {
  return pages.flatMap(({ id, title, blocks }) => {
    const sections: { goal: GuideGoal; page: string; heading: string; texts: string[] }[] = [
      { goal: { page: id, part: null }, page: title, heading: title, texts: [] },
    ];
    for (const block of blocks) {
      if (block.is === 'heading' && block.level > 1) {
        const goal = { page: id, part: block.id };
        sections.push({ goal, page: title, heading: guideText(block.parts), texts: [] });
      } else sections.at(-1)?.texts.push(blockText(block));
    }
    return sections.map(({ texts, ...section }) => ({ ...section, text: texts.join(' ') }));
  });
}

function blockText(block: GuideBlock): string {
  switch (block.is) {
    case 'heading':
      return '';
    case 'paragraph':
      return guideText(block.parts);
    case 'code':
      return block.text;
    case 'quote':
      return block.blocks.map(blockText).join(' ');
    case 'list':
      return block.items.flatMap((item) => item.map(blockText)).join(' ');
    case 'table':
      return [block.head, ...block.rows].flatMap((row) => row.map(guideText)).join(' ');
  }
}
