/** What the Host sends to the browser as JavaScript: its own scripts, and the learner's file. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Hono } from 'hono';
import type { HostEnv } from '../../host/plugin.ts';

const SCRIPT = 'text/javascript; charset=utf-8';
const OWN = ['lab.ts', 'mount.ts'];
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
    app.get(`/embed/${name}`, (c) => c.body(script, 200, { 'Content-Type': SCRIPT }));
  }
  app.get(`${LEARNER}/:name{[\\w.-]+\\.ts}`, async (c) => {
    try {
      const source = await readFile(join(dirname(file), c.req.param('name')), 'utf8');
      return c.body(stripTypeScriptTypes(source), 200, { 'Content-Type': SCRIPT });
    } catch {
      return c.notFound();
    }
  });
}

const scripts = new Map<string, string>();

function ownScript(name: string): string {
  const known = scripts.get(name);
  if (known !== undefined) return known;
  const script = stripTypeScriptTypes(readFileSync(new URL(`./browser/${name}`, import.meta.url), 'utf8'));
  scripts.set(name, script);
  return script;
}
