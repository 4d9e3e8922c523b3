// Mistake: A place that is handed on is counted as free, too.
// Caught by: runtime-risk/bulkhead › keeps at most four questions open, eight in line, and refuses the rest
// Caught by: runtime-risk/outage › puts the four around each other

// #region bulkhead

export function bulkhead(ask: Ask): Ask {
  const line: (() => void)[] = [];
  let open = 0;

  return async (path) => {
    if (open >= AT_A_TIME) {
      if (line.length >= IN_LINE) throw new Refused('The line is full.');
      await new Promise<void>((go) => line.push(go));
    }
    open += 1;
    try {
      return await ask(path);
    } finally {
      open -= 1;
      line.splice(0, 2).forEach((next) => next());
    }
  };
}
// #endregion
