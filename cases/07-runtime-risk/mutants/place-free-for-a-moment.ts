// Mistake: Between two questions a place is free for a moment: who comes then goes first.
// Caught by: runtime-risk/bulkhead › lets those in line go in turn, however questions end

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
      const next = line.shift();
      if (next) next();
    }
  };
}
// #endregion
