/** How the Host's process imports learner code: anew every time, without translating the same text again. */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Comes after the address of what a {@link freshUrl} leads to. */
const FRESH = /\?import=\d+$/;
const TYPESCRIPT = /\.ts\?import=\d+$/;

interface Translation {
  text: string;
  javascript: string;
}

const translations = new Map<string, Translation>();
/** JavaScript that somebody else has made of files that stay as they are, by path. */
const brought = new Map<string, string>();
let imports = 0;

/** The address under which a file has not been imported yet. */
export function freshUrl(url: string): string {
  return `${url}?import=${++imports}`;
}

/**
 * Spares this process the translation of files that nobody changes any more.
 *
 * @param javascript by path
 */
export function knowTranslations(javascript: Record<string, string>): void {
  for (const [path, text] of Object.entries(javascript)) brought.set(path, text);
}

/**
 * From now on `host-and-remote/lab` means this lab, wherever the learner's file lies, and what a fresh import imports is
 * as fresh as itself.
 *
 * @param lab the address of what learners import
 */
export function hookImports(lab: string): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'host-and-remote/lab') {
        return { url: lab, shortCircuit: true };
      }
      const resolved = next(specifier, context);
      const fresh = context.parentURL?.match(FRESH)?.[0];
      return fresh && specifier.startsWith('.') ? { ...resolved, url: resolved.url + fresh } : resolved;
    },
    load(url, context, next) {
      const source = TYPESCRIPT.test(url) ? javascriptAt(fileURLToPath(url)) : undefined;
      return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
    },
  });
}

/** A file's JavaScript, with every line where it was; undefined when Node is to say what is wrong with the file. */
export function javascriptAt(path: string): string | undefined {
  try {
    const made = brought.get(path);
    if (made !== undefined) return made;
    const text = readFileSync(path, 'utf8');
    const known = translations.get(path);
    if (known?.text === text) return known.javascript;
    const javascript = stripTypeScriptTypes(text);
    translations.set(path, { text, javascript });
    return javascript;
  } catch {
    return undefined;
  }
}
