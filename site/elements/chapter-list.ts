import { chapters, type Reading } from '../../course.ts';
import styles from '../styles/chapter-list.css?inline';
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
  list.innerHTML = `<ol>${chapters().map(entry).join('')}</ol><p><a href="${root.href}#course">The whole course</a></p>`;
  button.after(list);
  button.popoverTargetElement = list;
  list.showPopover();
}

function entry({ id, module, title, question }: Reading): string {
  const { href, pathname } = new URL(`chapters/${id}/`, root);
  const here = pathname === location.pathname ? ' aria-current="page"' : '';
  return `<li><a href="${href}"${here}><span>${module?.number ?? '&'}</span><span><strong>${title}</strong><br>${question}</span></a></li>`;
}
