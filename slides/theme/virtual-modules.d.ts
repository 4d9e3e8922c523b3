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

/** What all windows of a talk share, through Slidev's server or a channel of the browser. */
declare module '@slidev/client/state/shared.ts' {
  interface SharedState {
    page: number;
    clicks: number;
  }
  export const sharedState: SharedState;
}

/** What a window keeps for itself. */
declare module '@slidev/client/state/index.ts' {
  import type { Ref } from 'vue';
  export const syncDirections: Ref<
    Record<'viewerSend' | 'viewerReceive' | 'presenterSend' | 'presenterReceive', boolean>
  >;
  export const cursorStyle: Ref<'cursor' | 'laser'>;
  export const showPresenterCursor: Ref<boolean>;
  export const fullscreen: { toggle: () => Promise<void> };
}
