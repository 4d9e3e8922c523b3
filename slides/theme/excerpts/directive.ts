/**
 * The `<<<` line of a deck: an excerpt of a real file.
 *
 *     <<< ../solutions/03-pull/pull.ts#cache (body, from "const key", to "const stale") {1|2-3|all}
 *
 * The path is relative to the deck. After it, all optional: the region, how to trim it (in brackets), and what Slidev
 * takes after the language of a code block.
 */

/** What a `<<<` line asks for. */
export interface Directive {
  /** Relative to the deck's folder. */
  path: string;
  region?: string;
  /** Keep the comment that documents the region; decks leave it out, the notes say it better. */
  doc: boolean;
  /** Only what stands between the first line that ends in `{` and the last `}`. */
  body: boolean;
  /** Starts with the first line that contains this text. */
  from?: string;
  /** Ends with the first line from there on that contains this text. */
  to?: string;
  /** Shows the type of the name that starts at this text, without anybody hovering; for twoslash. */
  ask?: string;
  /** What follows the language in the code block's info string, for instance `twoslash {1|2}`. */
  info: string;
}

const LINE = /^<<<\s+([^\s#(]+)(?:#([\w-]+))?(?:\s+\(((?:[^)"]|"[^"]*")*)\))?(?:\s+(.*))?$/;
const OPTION = /\s*(?:(doc|body)|(from|to|ask)\s+"([^"]+)")\s*(?:,|$)/y;

/** Whether this line asks for an excerpt. */
export function isDirective(line: string): boolean {
  return line.startsWith('<<<');
}

/**
 * Reads a `<<<` line.
 *
 * @throws Error that quotes the line and says what may stand in it
 */
export function parseDirective(line: string): Directive {
  const match = LINE.exec(line.trimEnd());
  if (!match) throw new Error(`“${line}” is no excerpt. Write: <<< path#region (body, from "…", to "…", ask "…").`);
  const [, path = '', region, options = '', info = ''] = match;
  return { path, region, ...parseOptions(options, line), info };
}

function parseOptions(text: string, line: string): Omit<Directive, 'path' | 'region' | 'info'> {
  const found = { doc: false, body: false, from: undefined, to: undefined, ask: undefined };
  OPTION.lastIndex = 0;
  while (OPTION.lastIndex < text.length) {
    const match = OPTION.exec(text);
    if (!match)
      throw new Error(`“${line}” has options that nobody knows. There are: doc, body, from "…", to "…", ask "…".`);
    Object.assign(found, match[1] ? { [match[1]]: true } : { [match[2]!]: match[3] });
  }
  return found;
}
