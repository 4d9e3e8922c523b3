import type { ResolvedSlidevOptions } from '@slidev/types';
import type { ShikiTransformer } from 'shiki';

type Utils = ResolvedSlidevOptions['utils'];

/** What Slidev calls its transformer with types. */
const TWOSLASH = '@shikijs/vitepress-twoslash';

/** Of the first deck. Each would otherwise read grammars, and all the types there are, for itself. */
let shiki: Utils['shiki'] | undefined;
let twoslash: ShikiTransformer | undefined;

/** Code as it was highlighted, by all that it depends on: a deck that joins others shows all of theirs. */
const highlighted = new Map<string, Promise<string>>();

/**
 * Gives a deck the highlighter of the decks before it, which remembers what it has highlighted. All decks have the same
 * themes and transformers, because these come from their theme.
 */
export function highlightOnce(utils: Utils): void {
  const first = (shiki ??= utils.shiki);
  utils.shiki = {
    ...first,
    codeToHtml(code, options) {
      const key = JSON.stringify([code, options.lang, options.meta]);
      const known = highlighted.get(key);
      if (known !== undefined) return known;
      const transformers = options.transformers?.map((one) => (one.name === TWOSLASH ? (twoslash ??= one) : one));
      const html = first.codeToHtml(code, { ...options, transformers });
      highlighted.set(key, html);
      return html;
    },
  };
}
