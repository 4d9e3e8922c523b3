/** `npm run doctor`: whether a machine is ready for a workshop, and how to mend what is not. */
import { type ExitCode } from '../project/cli.ts';
import { diagnose, type Environment } from './diagnostics.ts';

/**
 * Examines a machine and says, a line each, what is well and what is not.
 *
 * @param log gets the lines
 * @returns 0 when all is well
 */
export async function doctor(environment: Environment, port: number, log: (line: string) => void): Promise<ExitCode> {
  let ill = 0;
  for await (const { ok, fact, remedy } of diagnose(environment, port)) {
    log(`${ok ? '✓' : '✗'} ${fact}`);
    if (remedy !== undefined) log(`  ${remedy}`);
    if (!ok) ill += 1;
  }
  log(
    ill === 0
      ? '\nThis machine is ready.'
      : `\nThis machine is not ready: ${ill === 1 ? 'one thing' : `${ill} things`} to mend.`,
  );
  return ill === 0 ? 0 : 1;
}
