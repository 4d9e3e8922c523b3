/** The Pass in its frame, and how its Host stands. */
import type { HostState } from '../../messages.ts';
import { marked } from './dom.ts';

const frame = marked<HTMLIFrameElement>('frame');
const status = marked('host');
const alone = marked<HTMLAnchorElement>('alone');

let shown: HostState | undefined;

/** The Host's state changed. Its pages are loaded again when they may look different now. */
export function showHost(host: HostState, file: string): void {
  const words = wordsFor(host, file);
  if (status.textContent !== words) status.textContent = words;
  status.dataset['state'] = host.running && host.code === 'plugged' ? 'well' : 'trouble';
  alone.href = host.url;
  if (!host.running || (shown?.version === host.version && shown.url === host.url)) return;
  shown = host;
  load();
}

function load(): void {
  if (!shown) return;
  // Without a trace in the history: the browser's Back leads out of the bench, not through old loads.
  if (frame.src) frame.contentWindow?.location.replace(shown.url);
  else frame.src = shown.url;
}

function wordsFor({ running, code, trouble }: HostState, file: string): string {
  if (!running) return 'The Host has ended and is starting again.';
  const where = trouble?.where ? ` (${trouble.where})` : '';
  if (code === 'broken') return `The Host runs without your code. ${trouble?.message}${where}`;
  if (code === 'left-out') return `The Host runs without your code until your next save. ${trouble?.message}${where}`;
  return `The Host, with your ${file} plugged in.`;
}

marked('reload').addEventListener('click', load);
