/** Files that the Host's pages need: style sheets, scripts, pictures. */
import { readFileSync } from 'node:fs';
import type { MiddlewareHandler } from 'hono';

/**
 * Serves a file as it was when the Host started.
 *
 * @param file for instance `new URL('./reports.css', import.meta.url)`
 * @param type its media type
 */
export function asset(file: URL, type: string): MiddlewareHandler {
  const content = readFileSync(file, 'utf8');
  return async (c) => c.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'max-age=3600' });
}
