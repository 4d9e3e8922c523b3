/**
 * How the site colours code: the pair of Shiki themes that decks use too, printed as classes instead of inline styles,
 * which halves the weight of an excerpt.
 */
import type { ShikiTransformer, ThemeRegistration } from 'shiki';
import { bundledThemes } from 'shiki/themes';

const themes = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } as const;

const [light, dark] = await Promise.all([themeOf('light'), themeOf('dark')]);
const classes = colourClasses(light, dark);

/** Turns the inline style of a token into a class of {@link codeCss}; a token in the text's own colour needs none. */
const stylesToClasses: ShikiTransformer = {
  name: 'styles-to-classes',
  pre(pre) {
    pre.properties = { class: 'astro-code', tabindex: 0 };
  },
  code(code) {
    code.children = code.children.flatMap((line) => (line.type === 'element' ? line.children : [line]));
  },
  line(line) {
    line.children = line.children.map(withClass).reduce(joined, []);
  },
};

type Token = Parameters<NonNullable<ShikiTransformer['line']>>[0]['children'][number];

function withClass(token: Token): Token {
  if (token.type !== 'element') return token;
  const name = classes.get(String(token.properties.style).toLowerCase());
  if (name === undefined) return token;
  return name === '' ? token.children[0]! : { ...token, properties: { class: name } };
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
  return one.properties.class !== undefined && one.properties.class === other.properties.class;
}

/** For `markdown.shikiConfig` and for `<Code>`. */
export const shiki = { themes, defaultColor: false as const, transformers: [stylesToClasses] };

/** The style sheet for highlighted code. A rare style that has no class (bold, italic) stays inline and works too. */
export const codeCss = [
  '.astro-code span[style]{color:light-dark(var(--shiki-light),var(--shiki-dark))}',
  ...[...classes].filter(([, name]) => name !== '').map(([style, name]) => rule(name, style)),
].join('');

async function themeOf(scheme: keyof typeof themes): Promise<ThemeRegistration> {
  return (await bundledThemes[themes[scheme]]()).default;
}

/** Both themes list the same scopes in the same order, so their colours pair up by place. */
function colourClasses(light: ThemeRegistration, dark: ThemeRegistration): Map<string, string> {
  const found = new Map([[style(foreground(light), foreground(dark)), '']]);
  for (const [place, { settings }] of (light.tokenColors ?? []).entries()) {
    if (settings.foreground === undefined) continue;
    const pair = style(settings.foreground, dark.tokenColors?.[place]?.settings.foreground);
    if (!found.has(pair)) found.set(pair, `k${found.size}`);
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

function rule(name: string, pair: string): string {
  const [light, dark] = [...pair.matchAll(/:([^;]+)/g)].map((match) => match[1]);
  return `.${name}{color:light-dark(${light},${dark})}`;
}
