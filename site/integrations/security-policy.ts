import { hash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Gives every page of the built site a Content Security Policy (CSP Level 3), and writes what only a server can say into
 * the files that the usual static hosts read it from. It comes last: a script's hash is that of its final text.
 */
export function securityPolicy(): AstroIntegration {
  return {
    name: 'security-policy',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        for await (const file of glob('**/*.html', { cwd: folder })) {
          const path = join(folder, file);
          await writeFile(path, withPolicy(await readFile(path, 'utf8')));
        }
        for (const [name, text] of Object.entries(hostFiles())) await writeFile(join(folder, name), text);
      },
    },
  };
}

/** What every answer of a server should say, beside the policy that the pages carry themselves. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** The page with its policy, before anything that the policy speaks of. */
export function withPolicy(html: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}">`;
  return html.replace(/<meta charset="?utf-8"?\s*\/?>/i, (charset) => charset + meta);
}

/** Scripts of the page itself, and of nobody who gets a tag into it. */
function policyOf(html: string): string {
  const hashes = inlineScripts(html).map((text) => `'sha256-${hash('sha256', text, 'base64')}'`);
  return [
    "default-src 'none'",
    // The search runs as WebAssembly.
    ["script-src 'self' 'wasm-unsafe-eval'", ...new Set(hashes)].join(' '),
    // Colours of code and places in figures stand in attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join('; ');
}

const SCRIPT = /<script\b((?:"[^"]*"|'[^']*'|[^'">])*)>([\s\S]*?)<\/script>/gi;
const DATA = /\btype=["']?application\//i;

function inlineScripts(html: string): string[] {
  return [...html.matchAll(SCRIPT)].flatMap(([, attributes = '', text = '']) =>
    /\bsrc=/i.test(attributes) || DATA.test(attributes) ? [] : [text],
  );
}

/** The {@link HEADERS} in the words of the usual static hosts, by file name. */
export function hostFiles(): Record<string, string> {
  const headers = Object.entries(HEADERS);
  const lines = (line: (name: string, value: string) => string) => headers.map((header) => line(...header)).join('\n');
  const vercel = {
    headers: [{ source: '/(.*)', headers: headers.map(([key, value]) => ({ key, value })) }],
  };
  return {
    // Netlify, Cloudflare Pages
    _headers: `/*\n${lines((name, value) => `  ${name}: ${value}`)}\n`,
    // Apache
    '.htaccess': `<IfModule mod_headers.c>\n${lines((name, value) => `  Header always set ${name} "${value}"`)}\n</IfModule>\n`,
    // nginx, by an include
    'nginx-headers.conf': `${lines((name, value) => `add_header ${name} "${value}" always;`)}\n`,
    'vercel.json': `${JSON.stringify(vercel, null, 2)}\n`,
  };
}
