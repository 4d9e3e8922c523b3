/**
 * How the site colours code: the pair of Shiki themes that decks use too. A token becomes an element with a short name
 * (`<k-2>`) instead of a `<span>` with both its colours in a `style`, which more than halves the weight of an excerpt.
 */
import type { ShikiTransformer, ThemeRegistration } from 'shiki';
import { bundledThemes } from 'shiki/themes';

const themes = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } as const;

/** Comments are made for white paper. On ours they are a shade darker, for a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3). */
const [COMMENT, DARKER_COMMENT] = ['#66707b', '#5f6872'];

/** The colours of a token as Shiki writes them. */
const PAIR = /--shiki-light:([^;]+);--shiki-dark:([^;]+)/;
/** Scopes that no code on these pages has, or that only mark mistakes and changes. */
const RARE = /^(?:brackethighlighter|carriage-return|invalid|markup|message|meta\.diff)/;

/** Signs alone, such as `:` and `=>`, stay in the text's own colour. */
const SIGNS = /^[\s!&*+,./:;<=>?|-]+$/;

const [light, dark] = await Promise.all([themeOf('light'), themeOf('dark')]);
const names = colourNames(light, dark);

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
export const shiki = { themes, defaultColor: false as const, transformers: [stylesToElements] };

/** The style sheet for highlighted code. A token with a rare style (bold, italic) carries its own. */
export const codeCss = [...names]
  .filter(([, name]) => name !== '')
  .map(([pair, name]) => `${name}{${pair.replace(PAIR, 'color:light-dark($1,$2)')}}`)
  .join('')
  .replace(COMMENT, DARKER_COMMENT);

async function themeOf(scheme: keyof typeof themes): Promise<ThemeRegistration> {
  return (await bundledThemes[themes[scheme]]()).default;
}

/** Both themes list the same scopes in the same order, so their colours pair up by place. */
function colourNames(light: ThemeRegistration, dark: ThemeRegistration): Map<string, string> {
  const found = new Map([[style(foreground(light), foreground(dark)), '']]);
  for (const [place, { scope, settings }] of (light.tokenColors ?? []).entries()) {
    if (settings.foreground === undefined || RARE.test(String(scope))) continue;
    const pair = style(settings.foreground, dark.tokenColors?.[place]?.settings.foreground);
    if (!found.has(pair)) found.set(pair, `k-${found.size}`);
  }
  return found;
}

function foreground(theme: ThemeRegistration): string | undefined {
  return theme.colors?.['editor.foreground'];
}

/** What Shiki writes for a token with these two colours. */
function style(light: string | undefined, dark: string | undefined): string {
  return `--shiki-light:${light};--shiki-dark:${dark}`.toLowerCase();
}
