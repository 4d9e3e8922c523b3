import type { Component } from 'vue';

/** Every figure, loaded only when a page shows it. */
const figures = import.meta.glob<Component>('../../figures/components/*.vue', { import: 'default' });

/**
 * `<play-figure data-figure="PullFigure">`: brings the figure that the server drew to life. It draws the figure anew
 * instead of hydrating it, because the two are the same and Vue without hydration is lighter.
 */
export default async function playFigure(element: HTMLElement): Promise<void> {
  const load = figures[`../../figures/components/${element.dataset.figure}.vue`]!;
  const [figure, { mount }] = await Promise.all([load(), import('./mount.ts')]);
  mount(figure, element.lastElementChild!);
}
