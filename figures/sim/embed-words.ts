/** The Embed simulation in words: what the figure says to those who read, and to those who listen. */
import type { Edition, Received, View, Way, World } from './embed.ts';

const NIGHTS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The night that a file is about, for instance `Sunday night`. The story begins on a Monday morning. */
export function night(count: number): string {
  return `${NIGHTS[count % NIGHTS.length]} night`;
}

/** The morning after, when Ada looks, for instance `Monday, 07:30`. */
export function morning(count: number): string {
  return `${NIGHTS[(count + 1) % NIGHTS.length]}, 07:30`;
}

/** What the guest line's system may publish, in a few words each. */
export const editions: Record<Edition, string> = {
  usual: 'the usual table',
  renamed: 'a renamed column',
  hostile: 'a hostile edition',
  offline: 'nothing: offline',
};

/** How The Pass may show it, in a few words each. */
export const ways: Record<Way, string> = {
  inlined: 'inlined into its page',
  framed: 'in a plain frame',
  sandboxed: 'in a sandboxed frame',
};

/** One line of the record of the guest line's system. */
export function entry({ what, from }: Received): string {
  return what === 'request' ? `${from} asked for the file` : `Ada’s ${what}, from her browser`;
}

/** What is on Ada's screen and why, in one to three sentences. */
export function account(world: World): string {
  const { view, night: count } = world;
  if (!view)
    return 'In the night the guest line’s system wrote a file: who took how many calls. Nobody has looked yet.';
  if (view.state === 'empty')
    return 'The Pass sends Ada its page. In the frame there is an address, and nothing else yet.';
  if (view.state === 'missing') return missing(view);
  if (view.report?.hostile) return hostile(view);
  if (world.settings.edition === 'renamed')
    return 'The guest line’s system calls a column “Conversations” now. The Pass shows that, too: it never knew what “Calls” meant.';
  if (view.way === 'inlined')
    return 'The Pass pasted the file into its own page. All looks well, except that the browser looks for the chart at The Pass, which has none.';
  return count
    ? 'Another night, another file, the same page. Nobody touched The Pass.'
    : 'Ada’s browser fetches the file and shows it in the frame. The Pass has not read a word of it.';
}

function missing({ way }: View): string {
  return way === 'inlined'
    ? 'The guest line’s system is offline. The Pass asked for the file, got none, and its page has a hole.'
    : 'The guest line’s system is offline, so the frame stays empty. The page around it is whole.';
}

/** What a hostile edition achieves. */
function hostile({ way, form }: View): string {
  if (form === 'stopped') return 'Ada pressed Send, and nothing left her browser: the sandbox sends no forms.';
  if (form === 'sent')
    return `Ada typed her password, and it went to whoever wrote the file. ${
      way === 'inlined' ? 'On the page of The Pass she had no reason to doubt it.' : 'A plain frame sends forms.'
    }`;
  return {
    inlined:
      'The Pass pasted the file into its own page, script and all. The script runs as if The Pass had written it: it read Ada’s session and sent it away.',
    framed:
      'The script runs, but as the guest line’s own: Ada’s session is out of its reach. The form works, though, and nobody has filled it in yet.',
    sandboxed:
      'In the sandbox no script runs and no form is sent. Ada still sees what the file says, true or not: The Pass cannot tell.',
  }[way];
}
