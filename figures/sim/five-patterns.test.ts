import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '../../course.ts';
import { accounts } from './five-patterns-words.ts';
import { LAST_STEP, lastPhase, moment, order, patterns, shown } from './five-patterns.ts';

test('the patterns are those of the course, in its order and under its names', () => {
  const ofCourse = modules.filter(({ kind }) => kind === 'pattern');
  assert.deepEqual(
    order.map((id) => [id, patterns[id]]),
    ofCourse.map(({ id, title }) => [id, title]),
  );
  assert.deepEqual(Object.keys(accounts), order);
});

test('in the end the five differ in who acts, where the data is and how many Remotes there are', () => {
  const ends = order.map((id) => {
    const { host, remotes, connected, messages, frame = '', store } = moment(id, lastPhase(id));
    const arrived = messages.filter(({ at }) => at === 1);
    const where = arrived.map(({ from, copy }) => `${from === 'host' ? 'remote' : 'host'}${copy ? ', own' : ''}`);
    return [id, host, remotes.join(), remotes.length, connected, where.join(), frame, store];
  });
  assert.deepEqual(ends, [
    ['embed', 'shows', 'says', 1, true, 'host', 'filled', false],
    ['push', 'tells', 'acts', 1, true, 'remote', '', false],
    ['pull', 'acts', 'answers', 1, true, 'host', '', false],
    ['clone', 'keeps', 'may go', 1, false, 'host, own', '', false],
    ['synthesize', 'combines', ',,', 3, true, '', '', true],
  ]);
});

test('nothing has moved when a story begins, nothing moves back, and every message has a Remote of its own or shares the one', () => {
  for (const id of order) {
    assert(moment(id, 0).messages.every(({ at, copy }) => at === 0 && !copy));
    for (let phase = 1; phase <= lastPhase(id); phase++) {
      const before = moment(id, phase - 1).messages;
      const { messages, remotes } = moment(id, phase);
      before.forEach((message, index) => {
        assert.equal(messages[index]?.label, message.label);
        assert(messages[index].at >= message.at);
      });
      assert(remotes.length === 1 || remotes.length === messages.length);
    }
  }
});

test('a Pull asks before it is answered', () => {
  assert.deepEqual(
    [0, 1, 2].map((phase) => moment('pull', phase).messages.map(({ from }) => from)),
    [['host'], ['host', 'remote'], ['host', 'remote']],
  );
});

test('a phase outside a story shows the moment at that end', () => {
  assert.deepEqual(moment('clone', -1), moment('clone', 0));
  assert.deepEqual(moment('clone', 99), moment('clone', lastPhase('clone')));
});

test('a deck shows one pattern more at each click, and at last all with none in front', () => {
  assert.deepEqual(shown(0), { ids: ['embed'], newest: 'embed' });
  assert.deepEqual(shown(2), { ids: ['embed', 'push', 'pull'], newest: 'pull' });
  assert.deepEqual(shown(LAST_STEP), { ids: order, newest: undefined });
  assert.deepEqual(shown(-1), shown(0));
  assert.deepEqual(shown(99), shown(LAST_STEP));
});
