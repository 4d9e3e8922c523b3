import { defineUnoSetup } from '@slidev/types';

/** Slidev's own pages (presenter, overview) on the same paper as the slides. */
export default defineUnoSetup(() => ({
  shortcuts: {
    'bg-main': 'bg-[var(--paper)]',
    'text-main': 'text-[var(--ink)]',
    'border-main': 'border-[var(--hairline)]',
  },
}));
