/** The colours of code, one pair of themes for the site and for the pages of the lab: a token is an element with a short name. */
import type { ThemeRegistration } from 'shiki';
import { bundledThemes } from 'shiki/themes';

/** The pair, for light and for dark. */
export const themes = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } as const;

/** The colours of a token as Shiki writes them. */
export const PAIR = /--shiki-light:([^;]+);--shiki-dark:([^;]+)/;
/** Comments are made for white paper. On ours they are a shade darker, for a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3). */
const [COMMENT, DARKER_COMMENT] = ['#66707b', '#5f6872'];
/** Scopes that no code on these pages has, or that only mark mistakes and changes. */
const RARE = /^(?:brackethighlighter|carriage-return|invalid|markup|message|meta\.diff)/;

const [light, dark] = await Promise.all([themeOf('light'), themeOf('dark')]);

/** The element for each pair of colours, as Shiki writes the pair; an empty name stands for the text’s own colour. */
export const names: ReadonlyMap<string, string> = colourNames(light, dark);

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
