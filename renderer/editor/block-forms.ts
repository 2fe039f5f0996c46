// Which fields does a block have while writing? One line per attribute; `block-view.ts` shows them.
import type { BlockFieldKey, InsertableId } from '../../core/block-messages.ts';
import { videoOf } from '../../core/blocks/video-card.ts';
import type { BodyNode } from '../../core/content/body.ts';
import type { BlockWorld } from './block-world.ts';

export type FieldKind = 'text' | 'link' | 'language' | 'file' | 'picture' | 'article';

export interface BlockField {
  readonly attribute: string;
  readonly kind: FieldKind;
  /** Its label and hint in the catalogue. */
  readonly words: BlockFieldKey;
}

/** What a block says about itself below its fields. */
export interface BlockRemark {
  readonly text: string;
  readonly isProblem: boolean;
}

export interface BlockForm {
  /** Its name in the catalogue; blocks that are only part of another have none. */
  readonly name?: InsertableId;
  readonly fields: readonly BlockField[];
  remark?(attributes: NonNullable<BodyNode['attrs']>, world: BlockWorld): BlockRemark | undefined;
  /** The words of its button that adds one more of what it holds, and what that is. */
  readonly add?: {
    readonly words: 'addPerson' | 'addPictures';
    make(world: BlockWorld): Promise<readonly BodyNode[]>;
  };
  /** True for one of several: it can be moved among them and removed. */
  readonly isEntry?: boolean;
}

const field = (attribute: string, kind: FieldKind, words: BlockFieldKey): BlockField => ({
  attribute,
  kind,
  words,
});

/** The forms, by the type of the block. */
export const blockForms: Readonly<Record<string, BlockForm>> = {
  factBox: { name: 'factBox', fields: [field('title', 'text', 'factBoxTitle')] },
  button: {
    name: 'button',
    fields: [field('label', 'text', 'buttonLabel'), field('href', 'link', 'buttonHref')],
  },
  fileCard: {
    name: 'fileCard',
    fields: [
      field('asset', 'file', 'fileAsset'),
      field('title', 'text', 'fileTitle'),
      field('language', 'language', 'fileLanguage'),
    ],
  },
  videoCard: {
    name: 'videoCard',
    fields: [
      field('url', 'link', 'videoUrl'),
      field('title', 'text', 'videoTitle'),
      field('transcript', 'link', 'videoTranscript'),
      field('poster', 'picture', 'videoPoster'),
    ],
    remark({ url }, { messages: { editor } }) {
      if (typeof url !== 'string' || url === '') return undefined;
      const video = videoOf(url);
      return video === undefined
        ? { text: editor.blocks.videoUnknown, isProblem: true }
        : { text: editor.blocks.videoOn(video.service), isProblem: false };
    },
  },
  peopleList: {
    name: 'peopleList',
    fields: [],
    add: { words: 'addPerson', make: () => Promise.resolve([{ type: 'personEntry' }]) },
  },
  personEntry: {
    isEntry: true,
    fields: [
      field('name', 'text', 'personName'),
      field('role', 'text', 'personRole'),
      field('organisation', 'text', 'personOrganisation'),
      field('link', 'link', 'personLink'),
    ],
  },
  eventFacts: {
    name: 'eventFacts',
    fields: [],
    remark(_attributes, world) {
      const { eventMissing, eventWhere } = world.messages.editor.blocks;
      const event = world.event();
      return event === null
        ? { text: eventMissing, isProblem: true }
        : { text: `${event}\n${eventWhere}`, isProblem: false };
    },
  },
  articleCard: { name: 'articleCard', fields: [field('article', 'article', 'cardArticle')] },
  gallery: {
    name: 'gallery',
    fields: [],
    add: {
      words: 'addPictures',
      make: async (world) =>
        (await world.chooseAssets('image')).map(({ id }) => ({
          type: 'figure',
          attrs: { asset: id },
        })),
    },
  },
};
