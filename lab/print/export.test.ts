import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobs, slidevArgs } from './export.ts';

const FILES = ['slides/02-push.md', 'slides/03-pull.md', 'slides/workshop.md'];
const PLAIN = { clicks: false, dark: false, handout: false };

test('without a name every deck is made, in order; with names only these', () => {
  assert.deepEqual(
    jobs([], FILES, PLAIN).map(({ name }) => name),
    ['02-push.pdf', '03-pull.pdf', 'workshop.pdf'],
  );
  assert.deepEqual(
    jobs(['pull', '02-push'], FILES, PLAIN).map(({ name }) => name),
    ['03-pull.pdf', '02-push.pdf'],
  );
  assert.throws(() => jobs(['pll'], FILES, PLAIN), /No deck is called “pll”\. There are: push, pull, workshop\./);
});

test('a handout is a file of its own; the workshop’s is in those of its decks', () => {
  assert.deepEqual(
    jobs([], FILES, { ...PLAIN, handout: true }).map(({ name }) => name),
    ['02-push.pdf', '02-push-handout.pdf', '03-pull.pdf', '03-pull-handout.pdf', 'workshop.pdf'],
  );
});

test('slides have an outline, clicks when wanted; a handout has a picture of each slide', () => {
  const [slides, handout] = jobs(['pull'], FILES, { ...PLAIN, handout: true });
  const wanted = { clicks: true, dark: true, handout: true };
  const args = slidevArgs(slides!, 'out.pdf', 'browser', wanted);
  for (const flag of ['--with-toc', '--with-clicks', '--dark', '--executable-path']) assert(args.includes(flag), flag);
  const plain = slidevArgs(slides!, 'out.pdf', 'browser', PLAIN);
  for (const flag of ['--with-clicks', '--dark']) assert(!plain.includes(flag), flag);
  const pictures = slidevArgs(handout!, 'out', 'browser', wanted);
  assert.equal(pictures[pictures.indexOf('--format') + 1], 'png');
  assert(!pictures.includes('--with-clicks'));
});
