import { glob, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Makes every address inside the built site relative, so that the folder works wherever it is put: at the root of a
 * host or below any path. Pages and components write addresses from the site's root (`/chapters/pull/`).
 */
export function relativeLinks(): AstroIntegration {
  return {
    name: 'relative-links',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        for await (const file of glob('**/*.{html,css}', { cwd: folder })) {
          const text = await readFile(folder + file, 'utf8');
          const root = rootFrom(file.replaceAll('\\', '/'));
          await writeFile(folder + file, file.endsWith('.css') ? relativeCss(text, root) : relativeHtml(text, root));
        }
      },
    },
  };
}

/**
 * The way from a file to the site's root.
 *
 * @param file path from the root, for instance `chapters/pull/index.html`
 * @returns for instance `../../`; `./` for a file that lies in the root
 */
export function rootFrom(file: string): string {
  const folder = dirname(file);
  return folder === '.' ? './' : '../'.repeat(folder.split('/').length);
}

const ADDRESSES = 'href|src|action|poster|component-url|renderer-url|before-hydration-url|data-root';
/** A `/` that begins an address on this site; `//` would begin one on another host. */
const ADDRESS = new RegExp(`(\\s(?:${ADDRESSES})=")/(?!/)`, 'g');
const TAG = '<[a-z](?:"[^"]*"|\'[^\']*\'|[^\'">])*>';
const PARTS = new RegExp(`<style\\b[^>]*>[\\s\\S]*?</style>|(<script\\b[^>]*>)([\\s\\S]*?</script>)|${TAG}`, 'gi');
const CSS_ADDRESS = /(url\(\s*["']?)\/(?!\/)/g;

/** The page with relative addresses in its tags and style elements; its text and its scripts stay as they are. */
export function relativeHtml(html: string, root: string): string {
  const relativeTag = (tag: string) => tag.replace(ADDRESS, `$1${root}`);
  return html.replace(PARTS, (part: string, script?: string, code?: string) => {
    if (script !== undefined) return relativeTag(script) + code;
    return part.startsWith('<style') ? relativeCss(part, root) : relativeTag(part);
  });
}

/** The style sheet with relative addresses. */
export function relativeCss(css: string, root: string): string {
  return css.replace(CSS_ADDRESS, `$1${root}`);
}
