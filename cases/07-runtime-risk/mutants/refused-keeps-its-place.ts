// Mistake: A question that is refused inside keeps its place.
// Caught by: runtime-risk/bulkhead › lets those in line go in turn, however questions end

// #region bulkhead
export function bulkhead(ask: Ask): Ask {
  const line: (() => void)[] = [];
  let open = 0;

  return async (path) => {
    if (open >= AT_A_TIME) {
      if (line.length >= IN_LINE) throw new Refused('The line is full.');
      await new Promise<void>((go) => line.push(go));
    } else open += 1;
    try {
      return await ask(path).catch((error: unknown) => { if (error instanceof Refused) open += 1; throw error; });
    } finally {
      const next = line.shift();
      if (next) next();
      else open -= 1;
    }
  };
}
// #endregion
