/** Excerpts with types: twoslash must see the whole file, the room only the excerpt. */
import type { TwoslashInstance, TwoslashOptions, TwoslashReturn } from 'twoslash';
import type { Cut } from './cut.ts';

const BLOCK = /^(`{3,})(\w+)[^\S\n]+[^\n]*\btwoslash\b[^\n]*\n([\s\S]*?)^\1$/gm;

/** As Slidev compiles them; errors come back in a list instead of as a report for authors of a handbook. */
const OPTIONS: TwoslashOptions = {
  compilerOptions: { ignoreDeprecations: '6.0' },
  handbookOptions: { noErrorValidation: true },
};

/**
 * The whole file for twoslash, with everything but the excerpt hidden.
 *
 * @param ask shows the type of the name that starts at this text
 * @throws Error when the excerpt does not stand in the file as it is, or the text is not in it
 */
export function withHiddenContext({ code, whole, indented }: Cut, path: string, ask?: string): string {
  const start = whole.indexOf(indented);
  if (start === -1) throw new Error(`The region of ${path} is indented; twoslash needs one that begins at the margin.`);
  const before = whole.slice(0, start);
  const after = whole.slice(start + indented.length);
  const shown = ask === undefined ? code : asking(code, ask, path);
  return `${before}// ---cut---\n${shown}\n// ---cut-after---${after}`;
}

/** Puts twoslash's question `^?` below the line that contains the text. */
function asking(code: string, text: string, path: string): string {
  const lines = code.split('\n');
  const index = lines.findIndex((line) => line.includes(text));
  const column = lines[index]?.indexOf(text) ?? -1;
  if (column < 2) throw new Error(`The excerpt of ${path} has no “${text}” that twoslash could be asked about.`);
  return lines.toSpliced(index + 1, 0, `${'//'.padEnd(column)}^?`).join('\n');
}

/**
 * Compiles every `twoslash` code block of a slide. Slidev itself would show wrong code without a word.
 *
 * @throws Error with TypeScript's complaint
 */
export async function checkTypes(markdown: string): Promise<void> {
  const blocks = [...markdown.matchAll(BLOCK)];
  if (blocks.length === 0) return;
  const twoslasher = await loadTwoslasher();
  const errors = blocks.flatMap(([, , language = '', code = '']) => complaints(twoslasher, code, language));
  if (errors.length === 0) return;
  throw new Error(`The code with types does not compile: ${errors.map(({ text }) => text).join(' ')}`);
}

type Complaints = TwoslashReturn['errors'];

/** What was said of each piece of code: the decks of one build show much of it more than once. */
const said = new Map<string, Complaints>();

function complaints(twoslasher: TwoslashInstance, code: string, language: string): Complaints {
  const key = `${language} ${code}`;
  const known = said.get(key) ?? twoslasher(code, language, OPTIONS).errors;
  said.set(key, known);
  return known;
}

let loading: Promise<TwoslashInstance> | undefined;

/** TypeScript takes a second to load, so only decks that need it wait for it. */
function loadTwoslasher(): Promise<TwoslashInstance> {
  loading ??= import('twoslash').then(({ createTwoslasher }) => createTwoslasher());
  return loading;
}
