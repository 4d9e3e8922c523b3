/** A brief as Markdown (CommonMark), in which names mean themselves and nothing else. */
import { compose, type Section } from './compose.ts';
import type { Draft } from './draft.ts';

/** The brief for a draft, as a Markdown document. */
export function toMarkdown(draft: Draft): string {
  const { title, opening, sections, closing } = compose(escaped(draft));
  const parts = [`# ${title}`, ...opening, ...sections.map(sectionText), closing];
  return `${parts.join('\n\n')}\n`;
}

/** A name for the downloaded file, for instance `brief-the-pass-and-hr.md`: letters and digits of any script, and dashes. */
export function fileName({ host, remote }: Draft): string {
  const words = [host, remote].map(
    (name) =>
      name
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join('-') ?? '',
  );
  return `${['brief', words.filter(Boolean).join('-and-')].filter(Boolean).join('-')}.md`;
}

function sectionText({ heading, list, items }: Section): string {
  const lines = items.map((item, index) => {
    if (list === 'points') return `- [ ] ${item}`;
    return list === 'steps' ? `${index + 1}. ${item}` : `- ${item}`;
  });
  return `## ${heading}\n\n${lines.join('\n')}`;
}

function escaped(draft: Draft): Draft {
  const { host, remote, data, story } = draft;
  return { ...draft, host: literal(host), remote: literal(remote), data: literal(data), story: literal(story) };
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
