// Alternate: The breaker counts generations, the bulkhead pumps a queue, and answers are handed out as copies.

import { Refused, type Answer, type Ask, type Time, type Tools } from 'host-and-remote/lab';

export const singleFlight = (ask: Ask, time: Time): Ask => {
  const inFlight: { [path: string]: Promise<Answer> | undefined } = {};
  const cache: { [path: string]: Answer | undefined } = {};
  const isFresh = (answer: Answer | undefined): answer is Answer =>
    answer !== undefined && time.now() - answer.at < age(answer);
  return async (path) => {
    const cached = cache[path];
    if (isFresh(cached)) return { ...cached };
    inFlight[path] ??= ask(path)
      .then((answer) => {
        if (answer.status === 200) cache[path] = answer;
        else delete cache[path];
        return answer;
      })
      .finally(() => {
        delete inFlight[path];
      });
    return { ...(await inFlight[path]) };
  };
};

export const withBackOff = (ask: Ask, { time, random }: Tools): Ask => {
  const again = async (path: string, limits: number[]): Promise<Answer> => {
    const [limit, ...rest] = limits;
    const result = await ask(path).then(
      (answer) => ({ answer, error: undefined }),
      (error: unknown) => ({ answer: undefined, error }),
    );
    if (result.error instanceof Refused) throw result.error;
    if (limit === undefined) {
      if (result.answer) return result.answer;
      throw result.error;
    }
    let first = 0;
    if (result.answer) {
      if (!TRY_AGAIN.includes(result.answer.status)) return result.answer;
      first = retryAfterMs(result.answer, time.now());
      if (first > 10_000) return result.answer;
    }
    await time.sleep(random() * limit);
    await time.sleep(first);
    return again(path, rest);
  };
  return (path) => again(path, [500, 1000, 2000, 4000, 5000]);
};
const TRY_AGAIN = [429, 502, 503, 504];

export const retryAfterMs = (answer: Answer, now: number): number => {
  const header = answer.headers['retry-after'] ?? '';
  const seconds = /^[0-9]+$/.exec(header);
  if (seconds) return Number(header) * 1000;
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), .* GMT$/.test(header)) return 0;
  const date = Date.parse(header);
  return Number.isFinite(date) && date > now ? date - now : 0;
};

export const circuitBreaker = (ask: Ask, time: Time): Ask => {
  let generation = 0;
  let row = 0;
  let openedAt = -Infinity;
  let isOpen = false;
  let probe = false;
  return async (path) => {
    if (isOpen) {
      if (probe || time.now() - openedAt <= 30_000) throw new Refused('open');
      probe = true;
    }
    const mine = generation;
    const bad = () => {
      if (mine !== generation) return;
      row++;
      if (probe || row === 5) {
        generation++;
        isOpen = true;
        probe = false;
        openedAt = time.now();
      }
    };
    let answer: Answer;
    try {
      answer = await ask(path);
    } catch (error) {
      bad();
      throw error;
    }
    if (answer.status === 429 || answer.status >= 500) bad();
    else if (mine === generation) {
      row = 0;
      if (probe) {
        generation++;
        isOpen = probe = false;
      }
    }
    return answer;
  };
};

export const bulkhead = (ask: Ask): Ask => {
  const waiting: { path: string; done: PromiseWithResolvers<Answer> }[] = [];
  let busy = 0;
  const pump = () => {
    while (busy < 4 && waiting.length > 0) {
      const { path, done } = waiting.shift()!;
      busy++;
      ask(path)
        .then(done.resolve, done.reject)
        .finally(() => {
          busy--;
          pump();
        });
    }
  };
  return (path) => {
    if (busy >= 4 && waiting.length >= 8) return Promise.reject(new Refused('full'));
    const done = Promise.withResolvers<Answer>();
    waiting.push({ path, done });
    pump();
    return done.promise;
  };
};

export const resilient = (ask: Ask, tools: Tools): Ask => {
  const good = new Map<string, Answer>();
  const remembering: Ask = async (path) => {
    const answer = await ask(path);
    if (answer.status === 200) good.set(path, answer);
    return answer;
  };
  const parts = singleFlight(withBackOff(bulkhead(circuitBreaker(remembering, tools.time)), tools), tools.time);
  return async (path) => {
    let answer: Answer;
    try {
      answer = await parts(path);
    } catch (error) {
      const old = good.get(path);
      if (!old) throw error;
      return old;
    }
    return answer.status === 200 ? answer : (good.get(path) ?? answer);
  };
};

function age({ headers }: Answer): number {
  const found = /(?:^|[\s,])max-age=(\d+)/.exec(headers['cache-control'] ?? '');
  return found ? Number(found[1]) * 1000 : 0;
}
