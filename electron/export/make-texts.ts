// How does one thread make the texts it is given: rendered, encoded, hashed and, for a zip, packed?
import { writeFileSync } from 'node:fs';
import { Deflate, deflateSync } from 'fflate';
import type { PlannedText } from '../../core/export/compile.ts';
import { makeText } from '../../core/export/text-makers.ts';
import { type HouseFacts, openHouse } from '../../core/site/house.ts';
import { type Theme, ThemeRenderer } from '../../core/site/theme.ts';
import { sha256 } from '../storage/record-file.ts';
import { crc32 } from './crc32.ts';

/** A text and what it is wanted as: its bytes, packed as a file of a zip, or a new file at a path. */
export type WantedText = { readonly text: PlannedText } & (
  | { readonly form: 'bytes' | 'packed' }
  | { readonly form: 'file'; readonly path: string }
);

/** A text that is made. */
export interface MadeText {
  /** Of its bytes. */
  readonly sha256: string;
  readonly size: number;
  /** Where it is packed. */
  readonly crc: number;
  /** The bytes themselves; none where they are packed or written. */
  readonly bytes: Uint8Array;
  /** What a zip stores in place of the bytes. */
  readonly packed: Uint8Array | undefined;
  readonly warnings: readonly string[];
}

/** What every text is made with; plain data. */
export interface TextSetting {
  readonly house: HouseFacts;
  /** Without the files that pages load. */
  readonly theme: Theme;
}

const NOTHING = new Uint8Array(0);

/**
 * One pure JavaScript encoder with every setting given: runtimes bring different zlibs, and fflate's default window
 * depends on a logarithm. Its tables are cleared for each file: small ones cost a third less and pack as well.
 */
const DEFLATE = { level: 6, mem: 3 } as const;

/** What was made of templates is kept as long as their theme is: a warm export makes few texts. */
const renderers = new WeakMap<Theme, ThemeRenderer>();

function rendererOf(theme: Theme): ThemeRenderer {
  const known = renderers.get(theme) ?? new ThemeRenderer(theme);
  renderers.set(theme, known);
  return known;
}

/** Makes texts one after the other with one theme. */
export class TextPress {
  readonly #house;
  readonly #renderer;
  readonly #warnings = new Set<string>();

  constructor({ house, theme }: TextSetting) {
    this.#house = openHouse(house, this.#warnings);
    this.#renderer = rendererOf(theme);
  }

  make(wanted: WantedText): MadeText {
    this.#warnings.clear();
    const made = makeText(wanted.text, { house: this.#house, renderer: this.#renderer });
    const warnings = [...this.#warnings];
    if (wanted.form === 'packed') return { ...packText(made), warnings };
    const bytes = Buffer.from(made, 'utf8');
    // At once: a small file costs more to wait for than to write.
    if (wanted.form === 'file') writeFileSync(wanted.path, bytes, { flag: 'wx', mode: 0o644 });
    return {
      sha256: sha256(bytes),
      size: bytes.length,
      crc: 0,
      bytes: wanted.form === 'file' ? NOTHING : bytes,
      packed: undefined,
      warnings,
    };
  }
}

/** Packs a text as a file of a zip: deflated where that is smaller. */
export function packText(text: string | Uint8Array): Omit<MadeText, 'warnings'> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
  const deflated = deflateSync(bytes, DEFLATE);
  const isSmaller = deflated.length < bytes.length;
  return {
    sha256: sha256(bytes),
    size: bytes.length,
    crc: crc32(bytes),
    bytes: isSmaller ? NOTHING : bytes,
    packed: isSmaller ? deflated : undefined,
  };
}

/** Packs what comes in pieces as one file of a zip: `onPacked` gets the deflated bytes as they are made. */
export class TextPacker {
  readonly #deflate: Deflate;

  constructor(onPacked: (packed: Uint8Array) => void) {
    this.#deflate = new Deflate(DEFLATE, onPacked);
  }

  add(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#deflate.push(bytes, false);
  }

  end(): void {
    this.#deflate.push(new Uint8Array(0), true);
  }
}
