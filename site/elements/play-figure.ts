import type { Component } from 'vue';

/** Every figure, loaded only when a page shows it. */
const figures = import.meta.glob<Component>('../../figures/components/*.vue', { import: 'default' });

/**
 * `<play-figure figure="PullFigure">`: brings the figure that the server drew to life once it is in view. It draws the
 * figure anew instead of hydrating it, because the two are the same and Vue without hydration is lighter.
 */
class PlayFigure extends HTMLElement {
  connectedCallback(): void {
    const view = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      view.disconnect();
      void this.play();
    });
    view.observe(this);
  }

  private async play(): Promise<void> {
    const load = figures[`../../figures/components/${this.getAttribute('figure')}.vue`]!;
    const [figure, { mount }] = await Promise.all([load(), import('./mount.ts')]);
    mount(figure, this);
    this.dataset.playing = '';
  }
}

customElements.define('play-figure', PlayFigure);
