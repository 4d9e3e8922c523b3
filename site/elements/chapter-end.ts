import styles from '../styles/chapter-end.css?inline';
import { isRead, markRead } from './kept-progress.ts';
import { addStyles, root } from './page.ts';

const CONTENT = `
  <label><input type="checkbox">I have read this chapter</label>
  <a class="quiet" href="${root.href}progress/">Your progress</a>
  <span class="quiet" role="status"></span>`;

/**
 * `<chapter-end data-chapter="pull" data-seconds="100">`: marks a chapter as read when its end is seen, and not before
 * the page has been open for so many seconds. A reader can set the mark, and take it away for good.
 */
export default function markAtEnd(end: HTMLElement): void {
  const chapter = end.dataset.chapter!;
  const milliseconds = Number(end.dataset.seconds) * 1000;
  addStyles(styles);
  end.innerHTML = CONTENT;
  const box = end.querySelector('input')!;
  const status = end.querySelector('[role=status]')!;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function mark(why: string): void {
    const kept = markRead(chapter, box.checked);
    status.textContent = kept ? why : 'This browser keeps nothing, so the mark lasts as long as the page.';
  }

  const view = new IntersectionObserver(([entry]) => {
    clearTimeout(timer);
    if (!entry!.isIntersecting) return;
    timer = setTimeout(reached, Math.max(0, milliseconds - performance.now()));
  });

  function reached(): void {
    view.disconnect();
    box.checked = true;
    mark('Marked, because you have come to the end.');
  }

  box.addEventListener('change', () => {
    clearTimeout(timer);
    view.disconnect();
    mark('');
  });
  box.checked = isRead(chapter) ?? false;
  if (isRead(chapter) === undefined) view.observe(end);
}
