import styles from '../styles/term-note.css?inline';
import { addStyles } from './page.ts';

/** Between a word and its note, and between the note and the window's edge, in pixels. */
const [GAP, EDGE] = [6, 20];

/** The page of the glossary, once a word has asked for it. */
let glossary: Promise<Document> | undefined;
/** The note, which goes from word to word. */
let note: HTMLElement | undefined;

/** `<a data-opens="term-note">`: explains a word where it stands. When that fails, the link goes where it says. */
export default async function explain(opener: HTMLElement): Promise<void> {
  const link = opener as HTMLAnchorElement;
  try {
    show(await meaningOf(link), link);
  } catch {
    location.href = link.href;
  }
}

/** Shows the note below the word. It follows the word in the page, and so for a keyboard and for a screen reader. */
function show(meaning: string, link: HTMLAnchorElement): void {
  note ??= makeNote();
  link.after(note);
  note.showPopover();
  const entry = document.createElement('a');
  entry.href = link.href;
  entry.textContent = 'In the glossary';
  note.replaceChildren(`${meaning} `, entry);
  const { left, bottom } = link.getBoundingClientRect();
  const most = document.documentElement.clientWidth - note.offsetWidth - EDGE;
  note.style.left = `${Math.max(EDGE, Math.min(left, most)) + scrollX}px`;
  note.style.top = `${bottom + GAP + scrollY}px`;
}

function makeNote(): HTMLElement {
  addStyles(styles);
  const made = document.createElement('span');
  made.className = 'term-note';
  made.popover = 'auto';
  made.role = 'status';
  return made;
}

/**
 * What a word means, as its entry says.
 *
 * @throws Error when the glossary cannot be loaded, or has no such entry
 */
async function meaningOf({ href, hash }: HTMLAnchorElement): Promise<string> {
  glossary ??= load(href);
  try {
    const entry = (await glossary).getElementById(hash.slice(1));
    return entry!.querySelector('[data-meaning]')!.textContent.trim();
  } catch (error) {
    glossary = undefined;
    throw error;
  }
}

async function load(address: string): Promise<Document> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The glossary is not there: ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}
