/** What the Host sends to the browser as JavaScript: its own scripts, and the learner's file. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { javascriptAt } from '../../host/fresh-imports.ts';
import type { HostEnv } from '../../host/plugin.ts';

const SCRIPT = 'text/javascript; charset=utf-8';
const OWN = ['lab', 'mount'];
const LEARNER = '/embed/learner';

/** Where a page finds the learner's file. */
export function learnerAddress(file: string): string {
  return `${LEARNER}/${basename(file)}`;
}

/** What `host-and-remote/lab` means in a page; goes into its head, before any script. */
export const IMPORT_MAP = JSON.stringify({ imports: { 'host-and-remote/lab': '/embed/lab.ts' } });

/**
 * Adds the addresses of the scripts. TypeScript loses its types on the way; lines and columns stay where they are.
 *
 * @param file the learner's file, absolute; what it imports from its own folder is there, too
 */
export function serveScripts(app: Hono<HostEnv>, file: string): void {
  for (const name of OWN) {
    const script = ownScript(name);
    app.get(`/embed/${name}.ts`, (c) => c.body(script, 200, { 'Content-Type': SCRIPT }));
  }
  app.get(`${LEARNER}/:name{[\\w.-]+\\.ts}`, (c) => {
    const script = javascriptAt(join(dirname(file), c.req.param('name')));
    return script === undefined ? c.notFound() : c.body(script, 200, { 'Content-Type': SCRIPT });
  });
}

const scripts = new Map<string, string>();

function ownScript(name: string): string {
  const known = scripts.get(name);
  if (known !== undefined) return known;
  // As this file itself: as it was written, or as the JavaScript that was made of it.
  const extension = extname(import.meta.filename);
  const text = readFileSync(fileURLToPath(import.meta.resolve(`./browser/${name}${extension}`)), 'utf8');
  const script = extension === '.ts' ? stripTypeScriptTypes(text) : text;
  scripts.set(name, script);
  return script;
}
