import { defineShikiSetup } from '@slidev/types';

/** The pair that passes AA on paper and in the dark; the site uses the same. */
export default defineShikiSetup(() => ({
  themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
}));
