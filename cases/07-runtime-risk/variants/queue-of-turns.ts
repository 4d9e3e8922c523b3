// Alternate: The bulkhead looks again in a loop when a place is free; the breaker keeps its last failures in a list.

// #region bulkhead
export function bulkhead(ask: Ask): Ask {
  const open = new Set<Promise<unknown>>();
  let inLine = 0;
  const line: { go: () => void }[] = [];

  return async (path) => {
    if (open.size >= AT_A_TIME || line.length > 0) {
      if (inLine >= IN_LINE) throw new Refused('Too many in line.');
      inLine++;
      await new Promise<void>((resolve) => line.push({ go: resolve }));
      inLine--;
    }
    const question = ask(path);
    open.add(question);
    try {
      return await question;
    } finally {
      open.delete(question);
      if (line.length > 0 && open.size < AT_A_TIME) line.shift()!.go();
    }
  };
}
// #endregion

// #region breaker
export function circuitBreaker(ask: Ask, time: Time): Ask {
  let row: number[] = [];
  let probe: Promise<Answer> | null = null;
  const failed = (answer: Answer) => answer.status === 429 || answer.status > 499;

  async function watched(path: string, isProbe = false): Promise<Answer> {
    const note = (next: number[]) => {
      if (isProbe || row.length < FAILURES) row = next;
    };
    try {
      const answer = await ask(path);
      note(failed(answer) ? [...row, time.now()] : []);
      return answer;
    } catch (error) {
      note([...row, time.now()]);
      throw error;
    }
  }

  return (path) => {
    if (row.length < FAILURES) return watched(path);
    if (probe || time.now() < row.at(-1)! + OPEN_MS) return Promise.reject(new Refused('Open.'));
    probe = watched(path, true);
    const over = () => void (probe = null);
    probe.then(over, over);
    return probe;
  };
}
// #endregion
