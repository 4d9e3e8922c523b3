import { useNav, useSlideContext } from '@slidev/client';
import { computed, type ComputedRef } from 'vue';
import { moduleById, type Module } from '../../../course.ts';

/**
 * The course module that a slide belongs to. A deck's first slide names it (`module: pull`), also when the deck has been
 * joined with others; none before the first one, as on the workshop's cover, and none from an empty `module:` on.
 *
 * @throws when the name is that of no module in `course.ts`
 */
export function usePart(): ComputedRef<Module | undefined> {
  const { $page } = useSlideContext();
  const { slides } = useNav();
  return computed(() => {
    const named = slides.value.slice(0, $page.value).findLast((route) => 'module' in route.meta.slide.frontmatter);
    const id = named?.meta.slide.frontmatter.module;
    return id ? moduleById(id) : undefined;
  });
}

/**
 * The course module of a slide that cannot do without one.
 *
 * @throws when no slide up to this one names a module of `course.ts`
 */
export function useModule(): ComputedRef<Module> {
  const part = usePart();
  return computed(() => {
    if (!part.value) throw new Error('No slide up to this one names its module; write for instance “module: pull”.');
    return part.value;
  });
}
