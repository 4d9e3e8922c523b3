/** A brief as Markdown (CommonMark), in which names mean themselves and nothing else. */
import { ANSWERS, compose, HEADINGS, type Brief, type Section } from './compose.ts';
import { LONGEST, type Draft } from './draft.ts';

/** The brief for a draft, as a Markdown document. */
export function toMarkdown(draft: Draft): string {
  const { title, facts, opening, sections, requirements, closing } = compose(escaped(draft));
  const parts = [
    `# ${title}`,
    ...(facts.length === 0 ? [] : [facts.map(([name, fact]) => `- **${name}:** ${fact}`).join('\n')]),
    ...opening,
    ...sections.map(sectionText),
    responseTable(requirements),
    closing,
  ];
  return `${parts.join('\n\n')}\n`;
}

/**
 * A name for the downloaded file, for instance `brief-the-pass-and-hr.md`: letters and digits of any script, and dashes.
 *
 * @param extension without the dot
 */
export function fileName({ host, remote }: Draft, extension: string): string {
  const words = [host, remote].map(
    (name) =>
      name
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join('-') ?? '',
  );
  return `${['brief', words.filter(Boolean).join('-and-')].filter(Boolean).join('-')}.${extension}`;
}

function sectionText({ heading, list, items }: Section): string {
  const lines = items.map((item, index) => {
    return list === 'steps' ? `${index + 1}. ${item}` : `- ${item}`;
  });
  return `## ${heading}\n\n${lines.join('\n')}`;
}

/** A table for the vendor's answers (GitHub Flavored Markdown). */
function responseTable(requirements: Brief['requirements']): string {
  const head = ['Nr', 'Requirement', 'Weight', ...ANSWERS, 'Comment'];
  const rows = requirements.map(({ text, weight }, index) => [
    `${index + 1}`,
    text,
    weight,
    ...ANSWERS.map(() => ' '),
    ' ',
  ]);
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `## ${HEADINGS.requirements}\n\n${lines.join('\n')}`;
}

function escaped(draft: Draft): Draft {
  const texts = Object.keys(LONGEST).map((name) => [name, literal(draft[name as keyof typeof LONGEST])]);
  return { ...draft, ...(Object.fromEntries(texts) as Pick<Draft, keyof typeof LONGEST>) };
}

/** Characters that mean something anywhere in a line, and those that do so at the beginning of one. */
const ANYWHERE = /[\\`*_[\]<>~$|]|&(?=#?\w+;)/g;
const AT_START = /^(?:[#+=-]|\d+(?=[.)]))/;

/** A text that Markdown shows as it is. */
function literal(text: string): string {
  return text
    .replace(ANYWHERE, '\\$&')
    .replace(AT_START, (start) => (/\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
