/**
 * Nobody opens the debugger of a process that grades, which Node does for whoever may send it a signal, learner code of
 * the same user too. `boot.js` does the same for npm scripts.
 */
const FLAG = '--disable-sigusr1';

/** Closes the debugger of this process, and of the Node processes that it starts with its own environment. */
export function closeDebuggers(): void {
  process.on('SIGUSR1', () => undefined); // takes the place of Node's own listener
  const { NODE_OPTIONS: options = '' } = process.env;
  if (process.allowedNodeEnvironmentFlags.has(FLAG) && !options.includes(FLAG))
    process.env.NODE_OPTIONS = `${options} ${FLAG}`.trim();
}
