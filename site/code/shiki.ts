/**
 * How the site colours code: the pair of Shiki themes that decks use too. A token becomes an element with a short name
 * (`<k-2>`) instead of a `<span>` with both its colours in a `style`, which more than halves the weight of an excerpt.
 */
import type { ShikiTransformer } from 'shiki';
import { names, PAIR, themes } from '../../lab/project/code-colours.ts';

export { codeCss } from '../../lab/project/code-colours.ts';

/** Signs alone, such as `:` and `=>`, stay in the text's own colour. */
const SIGNS = /^[\s!&*+,./:;<=>?|-]+$/;

/**
 * Shiki gives up on a line after half a second, without a word: on a busy machine any line could keep wrong colours. Astro
 * passes no such option on, but a transformer may still set it.
 */
const neverGivesUp: ShikiTransformer = {
  name: 'never-gives-up',
  preprocess(_code, options) {
    options.tokenizeTimeLimit = 0;
  },
};

/** Turns the inline style of a token into an element of {@link codeCss}; a token in the text's own colour needs none. */
const stylesToElements: ShikiTransformer = {
  name: 'styles-to-elements',
  pre(pre) {
    pre.properties = { tabindex: 0 };
  },
  code(code) {
    code.children = code.children.flatMap((line) => (line.type === 'element' ? line.children : [line]));
  },
  line(line) {
    line.children = line.children.map(named).reduce(joined, []);
  },
};

type Token = Parameters<NonNullable<ShikiTransformer['line']>>[0]['children'][number];

function named(token: Token): Token {
  if (token.type !== 'element') return token;
  const [text] = token.children;
  if (text?.type === 'text' && SIGNS.test(text.value)) return text;
  const style = String(token.properties.style).toLowerCase();
  const name = names.get(style);
  if (name === undefined) return { ...token, properties: { style: style.replace(PAIR, 'color:light-dark($1,$2)') } };
  return name === '' ? token.children[0]! : { ...token, tagName: name, properties: {} };
}

/** Appends a token, or its text to the one before when both look the same. */
function joined(line: Token[], token: Token): Token[] {
  const before = line.at(-1);
  if (before?.type === 'text' && token.type === 'text') before.value += token.value;
  else if (before?.type === 'element' && token.type === 'element' && sameLook(before, token))
    before.children = [...before.children, ...token.children].reduce(joined, []);
  else line.push(token);
  return line;
}

function sameLook(one: Token & { type: 'element' }, other: Token & { type: 'element' }): boolean {
  return one.tagName === other.tagName && one.tagName !== 'span';
}

/** For `markdown.shikiConfig` and for `<Code>`. */
export const shiki = { themes, defaultColor: false as const, transformers: [neverGivesUp, stylesToElements] };
