/** Modules that exist only while a deck is built. */

/** All slides of the deck, as Slidev knows them. */
declare module '#slidev/slides' {
  export const slides: import('vue').Ref<import('@slidev/client').Route[]>;
}

/** The notes of all slides as HTML, in order; see `setup/vite-plugins.ts`. Empty while a deck is served from its sources. */
declare module 'virtual:deck-notes' {
  const notes: string[];
  export default notes;
}

interface ImportMeta {
  readonly env: {
    /** Whether the deck has been built, and is not served from its sources. */
    readonly PROD: boolean;
  };
}
