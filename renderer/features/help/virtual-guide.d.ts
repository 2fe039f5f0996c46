// What does the module hold that is made of docs/guide while the page is built?
declare module 'virtual:guide' {
  export const pages: readonly import('../../../core/help/guide.ts').GuidePage[];
}
