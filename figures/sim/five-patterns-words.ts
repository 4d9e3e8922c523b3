/** The five patterns in words: what the figure says to those who read, and to those who listen. */
import type { PatternId } from './five-patterns.ts';

/** Before anything was picked, and when all five stand side by side. */
export const together = 'What the Host does with the Remote’s data makes the pattern, not who opens the connection.';

/** What to do with the figure, as long as nothing was picked. */
export const invitation =
  'Five ways to connect a Host and a Remote. Pick one and watch what travels, and who acts on it.';

/** What happens in each pattern. */
export const accounts: Readonly<Record<PatternId, string>> = {
  embed:
    'The Remote fills a frame in the Host’s page. The Host shows it and understands none of it; what the page says is the Remote’s, and stays there.',
  push: 'Something happened in the Host, and it says so. The Remote is ready for it and acts.',
  pull: 'The Host asks, waits, and acts on the answer. The Remote must be there at that moment.',
  clone: 'The Remote’s data becomes the Host’s own. From then on the Remote may change, or go, and the copy lives on.',
  synthesize:
    'Several Remotes each send a part. The Host keeps the parts and combines them into what none of them could say.',
};
