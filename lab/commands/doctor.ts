/** `npm run doctor`: whether a machine is ready for a workshop, and how to mend what is not. */
import { run } from '../project/cli.ts';
import { thisEnvironment } from '../desk/diagnostics.ts';
import { portFrom, USUAL_PORT } from '../project/ports.ts';
import { doctor } from '../desk/doctor.ts';

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
  ({ values }) => doctor(thisEnvironment(console.error), portFrom(values.port), console.log),
);
