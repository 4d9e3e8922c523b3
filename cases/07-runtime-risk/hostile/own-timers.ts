// Hostile: It leaves a timer running for every question, and none of them ever ends.
// Verdict: runtime-risk/single-flight passed, runtime-risk/back-off passed, runtime-risk/breaker passed, runtime-risk/bulkhead passed, runtime-risk/outage passed

// #region bulkhead
export function bulkhead(ask: Ask): Ask {
  const line: (() => void)[] = [];
  let open = 0;

  return async (path) => {
    setInterval(() => path.length, 1);
    if (open >= AT_A_TIME) {
      if (line.length >= IN_LINE) throw new Refused('The line is full.');
      await new Promise<void>((go) => line.push(go));
    } else open += 1;
    try {
      return await ask(path);
    } finally {
      const next = line.shift();
      if (next) next();
      else open -= 1;
    }
  };
}
// #endregion
