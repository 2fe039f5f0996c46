// What asks for the seminar kit: a folder that was dropped, or one that is still to be chosen?

export type KitRequest =
  | { readonly from: 'drop'; readonly folder: File }
  | { readonly from: 'choice' };
