/** Says things to whoever sits at the bench: aloud to screen readers, and in a line that everybody sees. */
import { marked } from './dom.ts';

const notice = marked('notice');
const announcer = marked('announce');

/** Something needs attention; the line stays until it is taken away. */
export function warn(text: string): void {
  notice.textContent = text;
  notice.hidden = false;
}

/** Nothing needs attention any more. */
export function clearWarning(): void {
  notice.hidden = true;
  notice.textContent = '';
}

/** Tells a screen reader what changed; everybody else sees it happen. */
export function announce(text: string): void {
  announcer.textContent = text;
}
