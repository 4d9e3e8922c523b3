import { defineUnoSetup } from '@slidev/types';

/** Slidev's own pages (presenter, overview) on the same paper as the slides. */
export default defineUnoSetup(() => ({
  // Drawings have attributes of these names, which are not utilities: `font-size="20"` would become 5rem.
  blocklist: [/^\[(?:font-size|fill|stroke|opacity|text-anchor|transform)~?=/],
  shortcuts: {
    'bg-main': 'bg-[var(--paper)]',
    'text-main': 'text-[var(--ink)]',
    'border-main': 'border-[var(--hairline)]',
  },
}));
