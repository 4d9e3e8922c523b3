import { useNav, useSlideContext } from '@slidev/client';
import { computed, type ComputedRef } from 'vue';
import { moduleById, type Module } from '../../../course.ts';

/**
 * The course module that a slide belongs to. A deck's first slide names it (`module: pull`), also when the deck has been
 * joined with others.
 *
 * @throws when no slide up to this one names a module of `course.ts`
 */
export function useModule(): ComputedRef<Module> {
  const { $page } = useSlideContext();
  const { slides } = useNav();
  return computed(() => {
    const named = slides.value.slice(0, $page.value).findLast((route) => route.meta.slide.frontmatter.module);
    return moduleById(named?.meta.slide.frontmatter.module);
  });
}
