// Mistake: It refuses whoever finds all places taken, instead of letting some wait.
// Caught by: runtime-risk/bulkhead › keeps at most four questions open, eight in line, and refuses the rest
// Caught by: runtime-risk/outage › puts the four around each other

// #region bulkhead

export function bulkhead(ask: Ask): Ask {
  const line: (() => void)[] = [];
  let open = 0;

  return async (path) => {
    if (open >= AT_A_TIME) throw new Refused('All places are taken.');
    open += 1;
    try {
      return await ask(path);
    } finally {
      open -= 1;
    }
  };
}
// #endregion
