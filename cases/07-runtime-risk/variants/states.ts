// Alternate: The breaker is one of three states with data of their own; rejections are wrapped; sleeps come in the other order.

import { Refused, type Answer, type Ask, type Time, type Tools } from 'host-and-remote/lab';

class NoAnswer extends Error {
  override name = 'NoAnswer';
}

interface Slot { value?: Answer; end: number; pending?: Promise<Answer> }

export function singleFlight(ask: Ask, time: Time): Ask {
  const slots = new Map<string, Slot>();
  const slotOf = (path: string): Slot => {
    let slot = slots.get(path);
    if (!slot) slots.set(path, (slot = { end: 0 }));
    return slot;
  };
  return function (path) {
    const slot = slotOf(path);
    if (slot.pending) return slot.pending;
    if (slot.value && slot.end > time.now()) return Promise.resolve(slot.value);
    slot.value = undefined;
    slot.pending = (async () => {
      try {
        const got = await ask(path);
        if (got.status === 200) {
          slot.value = got;
          slot.end = got.at + maxAge(got) * 1000;
        }
        return got;
      } catch (cause) {
        throw cause instanceof Refused ? cause : new NoAnswer('The Remote is silent.', { cause });
      } finally {
        slot.pending = undefined;
      }
    })();
    return slot.pending;
  };
}

export function withBackOff(ask: Ask, tools: Tools): Ask {
  const { time } = tools;
  return async (path) => {
    let attempt = 1;
    let delay = 500;
    while (true) {
      let outcome: { answer: Answer } | { error: unknown };
      try {
        outcome = { answer: await ask(path) };
      } catch (error) {
        if (error instanceof Refused) throw error;
        outcome = { error };
      }
      if ('answer' in outcome && ![429, 502, 503, 504].includes(outcome.answer.status)) return outcome.answer;
      if (attempt === 6) {
        if ('answer' in outcome) return outcome.answer;
        throw new NoAnswer('Six attempts were in vain.', { cause: outcome.error });
      }
      const asked = 'answer' in outcome ? retryAfterMs(outcome.answer, time.now()) : 0;
      if (asked > 10_000 && 'answer' in outcome) return outcome.answer;
      const jitter = Math.floor(tools.random() * delay);
      await time.sleep(jitter);
      if (asked > 0) await time.sleep(asked);
      attempt += 1;
      delay = Math.min(delay * 2, 5_000);
    }
  };
}

export function retryAfterMs({ headers }: Answer, now: number): number {
  const text = headers['retry-after'];
  if (!text) return 0;
  if ([...text].every((c) => c >= '0' && c <= '9')) return parseInt(text, 10) * 1000;
  const then = new Date(text);
  // An HTTP date is what it makes of the same moment.
  if (Number.isNaN(then.getTime()) || then.toUTCString() !== text) return 0;
  return then.getTime() < now ? 0 : then.getTime() - now;
}

type State = { name: 'closed'; row: number } | { name: 'open'; until: number } | { name: 'half-open' };

export function circuitBreaker(ask: Ask, { now }: Time): Ask {
  let state: State = { name: 'closed', row: 0 };
  const open = () => (state = { name: 'open', until: now() + 30_000 });
  return async (path) => {
    if (state.name === 'half-open') throw new Refused('A probe is out.');
    if (state.name === 'open') {
      if (now() < state.until) throw new Refused('Open.');
      state = { name: 'half-open' };
      try {
        const answer = await ask(path);
        if (isBad(answer)) open();
        else state = { name: 'closed', row: 0 };
        return answer;
      } catch (error) {
        open();
        throw error;
      }
    }
    const counted = state;
    try {
      const answer = await ask(path);
      if (!isBad(answer)) counted.row = 0;
      else counted.row += 1;
      return answer;
    } catch (error) {
      counted.row += 1;
      throw error;
    } finally {
      if (state === counted && counted.row >= 5) open();
    }
  };
}

function isBad({ status }: Answer): boolean {
  return status === 429 || Math.floor(status / 100) >= 5;
}

export function bulkhead(ask: Ask): Ask {
  const running = new Set<symbol>();
  const queue: PromiseWithResolvers<void>[] = [];
  return async function (path) {
    const me = Symbol();
    if (running.size === 4) {
      if (queue.length === 8) throw new Refused('No room.');
      const turn = Promise.withResolvers<void>();
      queue.push(turn);
      await turn.promise;
    }
    running.add(me);
    const over = () => {
      running.delete(me);
      queue.shift()?.resolve();
    };
    return ask(path).then(
      (answer) => (over(), answer),
      (error: unknown) => {
        over();
        throw error;
      },
    );
  };
}

export function resilient(ask: Ask, tools: Tools): Ask {
  const best: Record<string, Answer | undefined> = Object.create(null);
  let chain = ask;
  chain = bulkhead(chain);
  chain = circuitBreaker(chain, tools.time);
  chain = withBackOff(chain, tools);
  chain = singleFlight(chain, tools.time);
  return async (path) => {
    const result = await chain(path).catch((error: unknown) => ({ error }));
    if ('error' in result) {
      const old = best[path];
      if (old) return old;
      throw result.error;
    }
    if (result.status === 200) best[path] = result;
    return best[path] ?? result;
  };
}

function maxAge(answer: Answer): number {
  const directives = (answer.headers['cache-control'] ?? '').split(',').map((part) => part.trim().toLowerCase());
  const found = directives.find((part) => part.startsWith('max-age='));
  return found ? Number(found.slice(8)) : 0;
}
