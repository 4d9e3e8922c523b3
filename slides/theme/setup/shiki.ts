import { defineShikiSetup } from '@slidev/types';

/** The pair that passes AA on paper and in the dark; the site uses the same. */
export default defineShikiSetup(() => ({
  themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  // Shiki would give up on a line after half a second, without a word: on a busy machine any line could keep wrong colours.
  tokenizeTimeLimit: 0,
}));
