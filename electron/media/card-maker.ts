// The social cards that a website needs: each made once, and kept by the hash of what it is made from in the person's
// cache.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GalleyError } from '../../core/errors.ts';
import { CARD_VERSION, type SocialCardFacts } from '../../core/site/social-card.ts';
import { drawCard } from './card-drawing.ts';
import { type CardLogo, prepareLogo } from './card-logo.ts';
import { drawInThreads } from './card-threads.ts';
import {
  type CardTypeBytes,
  makeCardType,
  type OutlineTypesetter,
  readCardType,
} from './card-type.ts';
import { CODEC_VERSION, decode, isDecodable } from './codecs.ts';
import { MOST_PIXELS, pixelsIn } from './file-kind.ts';

/** A card to be made: its facts, and the hash of what they say. */
export interface CardPlan {
  readonly key: string;
  readonly facts: SocialCardFacts;
}

/** What is known of a card's bytes. */
export interface MadeCard {
  readonly sha256: string;
  readonly size: number;
}

/** The site's logo as it is stored; a picture that cannot be decoded is left out. */
export interface StoredLogo {
  readonly path: string;
  readonly mediaType: string;
}

export interface CardMaking {
  readonly logo: StoredLogo | undefined;
  onProgress?(done: number, total: number): void;
  readonly signal?: AbortSignal | undefined;
}

/** Fewer cards than this are drawn here: threads would take longer to start. */
const WORTH_THREADS = 12;
/** A card by its name: `<key>.<hash of its bytes>.<size>.png`, so that a look at the folder says all. */
const NAME = /^([0-9a-f]{32})\.([0-9a-f]{64})\.(\d+)\.png$/;

/** Makes cards and keeps them in a folder that may be deleted at any time. */
export class CardMaker {
  readonly #folder: string;
  /** Prepared logos by their path, which is named by what is in it. */
  readonly #logos = new Map<string, Promise<CardLogo | undefined>>();
  #bytes: Promise<CardTypeBytes> | undefined;
  #type: Promise<OutlineTypesetter> | undefined;

  constructor(cacheFolder: string) {
    // The codecs make the logo smaller: their version is part of what a card is.
    this.#folder = join(cacheFolder, `cards-${CARD_VERSION}-${CODEC_VERSION}`);
  }

  /**
   * Makes the cards that are not there yet. Answers with all of them by their keys, and how many were made; no kept
   * card is read.
   */
  async make(
    plans: readonly CardPlan[],
    { logo, onProgress, signal }: CardMaking,
  ): Promise<{ readonly cards: ReadonlyMap<string, MadeCard>; readonly made: number }> {
    const kept = await this.#kept();
    const cards = new Map<string, MadeCard>();
    const missing = new Map<string, SocialCardFacts>();
    for (const { key, facts } of plans) {
      const known = kept.get(short(key));
      if (known !== undefined) cards.set(key, known);
      else missing.set(key, facts);
    }
    const keys = [...missing.keys()];
    let done = 0;
    const take = async (index: number, png: Uint8Array): Promise<void> => {
      const key = keys[index] ?? '';
      cards.set(key, await this.#keep(key, png));
      onProgress?.(++done, keys.length);
    };
    const facts = [...missing.values()];
    if (facts.length >= WORTH_THREADS) {
      const data = { type: await this.#typeBytes(), logo: await this.#prepared(logo) };
      await drawInThreads(facts, data, take, signal);
    } else {
      for (const [index, one] of facts.entries()) {
        if (signal?.aborted === true) throw new GalleyError({ code: 'cancelled' });
        await take(index, await this.draw(one, logo));
      }
    }
    return { cards, made: keys.length };
  }

  /** The bytes of a card that was made: as they are kept, or drawn again where somebody deleted or damaged them. */
  async read(
    { key, facts }: CardPlan,
    { sha256, size }: MadeCard,
    logo: StoredLogo | undefined,
  ): Promise<Uint8Array> {
    const bytes = await readFile(this.#path(key, { sha256, size })).catch(() => undefined);
    if (bytes !== undefined && hashOf(bytes) === sha256) return bytes;
    const png = await this.draw(facts, logo);
    await this.#keep(key, png);
    return png;
  }

  /** The picture of one card, whether it is kept or not, and without keeping it. */
  async draw(facts: SocialCardFacts, logo: StoredLogo | undefined): Promise<Uint8Array> {
    this.#type ??= this.#typeBytes().then(makeCardType);
    return drawCard(facts, await this.#type, await this.#prepared(logo));
  }

  #typeBytes(): Promise<CardTypeBytes> {
    this.#bytes ??= readCardType();
    return this.#bytes;
  }

  #prepared(logo: StoredLogo | undefined): Promise<CardLogo | undefined> {
    if (logo === undefined) return Promise.resolve(undefined);
    const prepared = this.#logos.get(logo.path) ?? readLogo(logo).catch(() => undefined);
    this.#logos.set(logo.path, prepared);
    return prepared;
  }

  /** Every card that is kept, from the names of files alone. */
  async #kept(): Promise<ReadonlyMap<string, MadeCard>> {
    const kept = new Map<string, MadeCard>();
    const folders = await readdir(this.#folder).catch(() => []);
    await Promise.all(
      folders.map(async (folder) => {
        for (const name of await readdir(join(this.#folder, folder)).catch(() => [])) {
          const [, key, sha256, size] = NAME.exec(name) ?? [];
          if (key === undefined || sha256 === undefined) continue;
          kept.set(key, { sha256, size: Number(size) });
        }
      }),
    );
    return kept;
  }

  #path(key: string, { sha256, size }: MadeCard): string {
    const name = short(key);
    return join(this.#folder, name.slice(0, 2), `${name}.${sha256}.${size}.png`);
  }

  /** Whole or not there: another export may be making the same card. */
  async #keep(key: string, png: Uint8Array): Promise<MadeCard> {
    const card: MadeCard = { sha256: hashOf(png), size: png.byteLength };
    const path = this.#path(key, card);
    const temporary = `${path}.${randomUUID()}.tmp`;
    await mkdir(dirname(path), { recursive: true });
    try {
      await writeFile(temporary, png);
      await rename(temporary, path);
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      // On Windows a file that somebody reads cannot be replaced; it has the same bytes.
      if ((await stat(path).catch(() => undefined)) === undefined) throw error;
    }
    return card;
  }
}

async function readLogo(logo: StoredLogo): Promise<CardLogo | undefined> {
  if (!isDecodable(logo.mediaType)) return undefined;
  const bytes = await readFile(logo.path);
  // The header of a small file may promise more pixels than there is memory.
  if (pixelsIn(bytes) > MOST_PIXELS) return undefined;
  return prepareLogo(await decode(bytes, logo.mediaType));
}

/** Half of a hash tells as many cards apart as there will ever be. */
function short(key: string): string {
  return key.slice(0, 32);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
