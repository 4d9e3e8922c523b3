/**
 * What the theme uses of `@slidev/client`, for the type check only (see `slides/tsconfig.json`). The package itself comes
 * as source, which our stricter rules would have much to say about.
 */
import type { ClicksContext, RenderContext, SlideInfo } from '@slidev/types';
import type { ComputedRef, Ref } from 'vue';

export interface Route {
  no: number;
  meta: { layout?: string; slide: SlideInfo & { noteHTML?: string } };
}

export interface Nav {
  slides: Ref<Route[]>;
  total: ComputedRef<number>;
  currentPage: ComputedRef<number>;
  currentSlideNo: ComputedRef<number>;
  currentSlideRoute: ComputedRef<Route>;
  currentLayout: ComputedRef<string>;
  /** Whether the deck is being printed rather than shown. */
  isPrintMode: ComputedRef<boolean>;
  isPresenter: ComputedRef<boolean>;
  clicks: ComputedRef<number>;
  clicksTotal: ComputedRef<number>;
  hasPrimarySlide: ComputedRef<boolean>;
  isPrintMode: ComputedRef<boolean>;
  nextRoute: ComputedRef<Route>;
  next: () => Promise<void>;
  prev: () => Promise<void>;
  /** Goes to a slide, counted from 1, and a click of it, counted from 0. */
  go: (slide: number, clicks?: number) => Promise<void>;
}

export function useNav(): Nav;

export function useSlideContext(): {
  $page: Ref<number>;
  $clicksContext: ClicksContext;
  $renderContext: Ref<RenderContext>;
};
