/** What a brief is written with, in one file that loads once somebody has said a word. */
export { compose } from '../brief/compose.ts';
export { toMail } from '../brief/mail.ts';
export { fileName, toMarkdown } from '../brief/markdown.ts';
export { paperOf } from './brief-paper.ts';
