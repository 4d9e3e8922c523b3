import { chapters, type Reading } from '../../course.ts';
import styles from '../styles/chapter-list.css?inline';
import { isRead } from './kept-progress.ts';
import { addStyles, root } from './page.ts';

/** Shows the list of chapters below the masthead, when its button is first pressed. From then on the button knows it. */
export default function openChapters(opener: HTMLElement): void {
  const button = opener as HTMLButtonElement;
  if (button.popoverTargetElement) return;
  addStyles(styles);
  const list = document.createElement('nav');
  list.className = 'chapter-list';
  list.popover = 'auto';
  list.ariaLabel = 'Chapters';
  // What was read since the list was last open has its mark now.
  list.addEventListener('beforetoggle', () => {
    list.innerHTML = `<ol>${chapters().map(entry).join('')}</ol><p><a href="${root.href}#course">The whole course</a>${more()}</p>`;
  });
  button.after(list);
  button.popoverTargetElement = list;
  list.showPopover();
}

function entry({ id, module, title, question }: Reading): string {
  const { href, pathname } = new URL(`chapters/${id}/`, root);
  const here = pathname === location.pathname ? ' aria-current="page"' : '';
  const mark = isRead(id) ? ' <small>✓ read</small>' : '';
  return `<li><a href="${href}"${here}><span>${module?.number ?? '&'}</span><span><strong>${title}</strong>${mark}<br>${question}</span></a></li>`;
}

/** The links at the foot of the page, so that nobody has to go there for them. */
function more(): string {
  return [...document.querySelectorAll<HTMLAnchorElement>('.colophon a')]
    .map(({ href, textContent }) => `<a href="${href}">${textContent.trim()}</a>`)
    .join('');
}
