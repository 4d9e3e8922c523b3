// Mistake: Whoever is refused frees a place.
// Caught by: runtime-risk/bulkhead › keeps at most four questions open, eight in line, and refuses the rest

// #region bulkhead
export function bulkhead(ask: Ask): Ask {
  const line: (() => void)[] = [];
  let open = 0;

  return async (path) => {
    if (open >= AT_A_TIME) {
      if (line.length >= IN_LINE) { open -= 1; throw new Refused('The line is full.'); }
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
