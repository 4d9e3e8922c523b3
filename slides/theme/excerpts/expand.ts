/** Replaces the `<<<` lines of a slide by code blocks. */
import { extname } from 'node:path';
import { columns, cut } from './cut.ts';
import { isDirective, parseDirective } from './directive.ts';
import { withHiddenContext } from './twoslash.ts';

export interface Expanded {
  markdown: string;
  /** The absolute paths of the files that the code comes from. */
  files: string[];
}

/** The type size of code when a slide does not say otherwise, in pixels. */
const CODE_SIZE = 16;

/**
 * @param markdown one slide's text
 * @param folder the deck's folder
 * @param size the slide's code size in pixels; it decides where lines break
 * @param project the folder that all excerpts come from; this project unless told
 * @throws Error when a `<<<` line cannot be read or asks for what is not there
 */
export async function expandExcerpts(
  markdown: string,
  folder: string,
  size = CODE_SIZE,
  project?: string,
): Promise<Expanded> {
  const files = new Set<string>();
  const lines: string[] = [];
  let fence = '';
  for (const line of markdown.split('\n')) {
    fence = fenceAfter(line, fence);
    lines.push(fence === '' && isDirective(line) ? await expandLine(line) : line);
  }
  return { markdown: lines.join('\n'), files: [...files] };

  async function expandLine(line: string): Promise<string> {
    const directive = parseDirective(line);
    const part = await cut(directive, folder, columns(size), project);
    files.add(part.file);
    const typed = /\btwoslash\b/.test(directive.info);
    const code = typed ? withHiddenContext(part, directive.path, directive.ask) : part.code;
    return `\`\`\`${extname(part.file).slice(1)} ${directive.info}\n${code}\n\`\`\``;
  }
}

/** The code block's fence that is open after this line, or nothing. A magic-move block is no code itself: it holds blocks. */
function fenceAfter(line: string, open: string): string {
  const [, ticks, info] = /^(`{3,})(.*)$/.exec(line) ?? [];
  if (ticks === undefined) return open;
  if (open !== '') return ticks === open && info === '' ? '' : open;
  const holdsBlocks = ticks.length > 3 && (info === '' || info!.includes('magic-move'));
  return holdsBlocks ? '' : ticks;
}
