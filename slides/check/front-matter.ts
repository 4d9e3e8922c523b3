/**
 * Slips in a deck's front matter. Slidev's parser lets them pass: the slide is lost, or another one made of it, and whoever
 * looks for the reason is sent to the wrong place.
 */
import { parseSync } from '@slidev/parser';
import { parseDocument, isMap } from 'yaml';

/** A fence that Slidev does not know as one: three dashes in it would end the slide. */
const TILDES = /^ {0,3}~{3}/;
/** Begins what is meant as a slide's text. */
const HEADING = /^#{1,6} /;

/**
 * What is wrong, and in which line.
 *
 * @param source the text of a deck
 * @returns a sentence each
 */
export function frontMatterProblems(source: string): string[] {
  const fences = tildeFences(source).map(
    (line) =>
      `line ${line}: Slidev does not know a fence of tildes, and “---” in it would end the slide; write \`\`\`.`,
  );
  if (fences.length > 0) return fences;
  return parseSync(source, 'deck.md', { noParseYAML: true }).slides.flatMap(({ raw, frontmatterRaw, start }) =>
    // Front matter without an end is none.
    problemsOf(frontmatterRaw ?? (raw.startsWith('---') ? raw : ''), start + 1),
  );
}

/**
 * @param raw what stands between two lines of dashes
 * @param line the first of these, from 1
 */
function problemsOf(raw: string, line: number): string[] {
  const heading = raw.split('\n').findIndex((text) => HEADING.test(text));
  if (heading !== -1)
    return [
      `line ${line}: The text of a slide follows right below “---”, which makes it front matter; leave a line between.`,
    ];
  const document = parseDocument(raw);
  const [error] = document.errors;
  if (error) {
    const [{ line: at } = { line: 1 }] = error.linePos ?? [];
    return [
      `line ${line + at}: “${raw.split('\n')[at - 1]}” is no front matter; put a text that has a colon in it into quotation marks.`,
    ];
  }
  return isMap(document.contents) || raw.trim() === ''
    ? []
    : [
        `line ${line}: Between these dashes stand no names with values, such as “time: 1:20”; leave a line below “---” where a slide begins.`,
      ];
}

/** The lines, from 1, that open a fence of tildes outside of a fence of backticks. */
function tildeFences(source: string): number[] {
  let open: string | undefined;
  return source.split('\n').flatMap((text, index) => {
    const fence = /^ {0,3}(`{3,})/.exec(text)?.[1];
    if (fence && open === undefined) open = fence;
    else if (fence && fence.length >= open!.length) open = undefined;
    return open === undefined && TILDES.test(text) ? [index + 1] : [];
  });
}
