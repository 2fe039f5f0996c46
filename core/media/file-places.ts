// Where can an article use a file, and which of these places show a picture?

/** Where an article uses a file; `block` is a block that is none of the others. */
export const filePlaces = [
  'featured',
  'figure',
  'gallery',
  'poster',
  'card',
  'attachment',
  'block',
] as const;
export type FilePlace = (typeof filePlaces)[number];

const pictured: ReadonlySet<FilePlace> = new Set(['featured', 'figure', 'gallery', 'poster']);

/** Whether a place shows a picture, so that no other kind of file can stand there. */
export function showsPicture(at: FilePlace): boolean {
  return pictured.has(at);
}

/** Whether a place can show a part of a picture. */
export function canBeFramed(at: FilePlace): boolean {
  return showsPicture(at) && at !== 'poster';
}
