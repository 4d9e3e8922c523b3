/** `npm run doctor`: whether a machine is ready for a workshop, and how to mend what is not. */
import { run, type ExitCode } from './cli.ts';
import { examine, thisPatient, type Patient } from './examinations.ts';
import { portFrom, USUAL_PORT } from './port.ts';

/**
 * Examines a machine and says, a line each, what is well and what is not.
 *
 * @param log gets the lines
 * @returns 0 when all is well
 */
export async function doctor(patient: Patient, port: number, log: (line: string) => void): Promise<ExitCode> {
  let ill = 0;
  for await (const { ok, fact, remedy } of examine(patient, port)) {
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

if (import.meta.main) {
  await run(
    {
      name: 'npm run doctor',
      about:
        'Examines this machine before a workshop: Node, packages, a browser, ports, disk, and whether a grade runs. Exit code 0: ready; 1: something is to be mended.',
      options: {
        port: {
          type: 'string',
          value: 'N',
          default: String(USUAL_PORT),
          help: `Where npm start will listen; ${USUAL_PORT} unless said otherwise.`,
        },
      },
    },
    ({ values }) => doctor(thisPatient(console.error), portFrom(values.port), console.log),
  );
}
