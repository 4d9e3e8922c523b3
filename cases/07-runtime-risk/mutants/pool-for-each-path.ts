// Mistake: Each path has a pool of its own.
// Caught by: runtime-risk/bulkhead › lets a slow Remote starve nobody else
// Caught by: runtime-risk/outage › puts the four around each other

// #region bulkhead
export function bulkhead(ask: Ask): Ask {
  const each = new Map<string, Ask>();
  return (path) => {
    if (!each.has(path)) each.set(path, onePool(ask));
    return each.get(path)!(path);
  };
}

function onePool(ask: Ask): Ask {
  const line: (() => void)[] = [];
  let open = 0;

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
