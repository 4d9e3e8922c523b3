// Mistake: All Remotes share one pool, so a slow one starves the others.
// Caught by: runtime-risk/bulkhead › lets a slow Remote starve nobody else

// #region bulkhead
const line: (() => void)[] = [];
let open = 0;

export function bulkhead(ask: Ask): Ask {

  return async (path) => {
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
