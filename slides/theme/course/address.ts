import { useNav } from '@slidev/client';

/** A page of the course, as a slide can show it. */
export interface CoursePage {
  /** What people type. */
  text: string;
  /** Where a click leads; nothing where there is no such page, as on paper. */
  href?: string;
}

/** Where the course runs when somebody types `npm start`, and where it is published; `setup/vite-plugins.ts` knows. */
declare const __COURSE_ADDRESSES__: { usual: string; published: string };

/**
 * A page of the course. A built deck lies beside it. On paper and on a stage of its own, a deck has only the address that
 * the course was published under, or the one that it has on everybody's machine.
 *
 * @param path from the course's root, for instance `exercises/pull/`
 */
export function useCoursePage(path: () => string): () => CoursePage {
  const { isPrintMode } = useNav();
  const { usual, published } = __COURSE_ADDRESSES__;
  return () => {
    const beside = import.meta.env.PROD && !isPrintMode.value;
    const root = published || (beside ? new URL('../../', location.href).href : usual);
    const { href } = new URL(path(), root);
    const text = href.replace(/^https?:\/\//, '').replace(/\/$/, '');
    return isPrintMode.value && !published ? { text } : { text, href };
  };
}
