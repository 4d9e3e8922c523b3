/** How a command that goes on and on is ended. */

/** What a shell says of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Resolves when a person, or whoever started this, wants it to end. From now on that ends nothing by itself any more; only
 * a second wish does not wait.
 */
export function interruption(): Promise<void> {
  return new Promise((resolve) => {
    let isAsked = false;
    const hear = () => {
      if (isAsked) process.exit(INTERRUPTED);
      isAsked = true;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
  });
}
