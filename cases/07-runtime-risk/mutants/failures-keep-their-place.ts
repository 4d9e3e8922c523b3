// Mistake: A question that fails keeps its place for ever.
// Caught by: runtime-risk/bulkhead › lets those in line go in turn, however questions end
// Caught by: runtime-risk/outage › shows the last good answer when a new one is not to be had

// #region bulkhead

export function bulkhead(ask: Ask): Ask {
  const line: (() => void)[] = [];
  let open = 0;

  return async (path) => {
    if (open >= AT_A_TIME) {
      if (line.length >= IN_LINE) throw new Refused('The line is full.');
      await new Promise<void>((go) => line.push(go));
    } else open += 1;
    const answer = await ask(path);
    const next = line.shift();
    if (next) next();
    else open -= 1;
    return answer;
  };
}
// #endregion
