/** The cold store's monitoring: writes lines of syslog (RFC 5424), in which severity falls from 7 to 0 as it gets worse. */
import { Notifier, type Dialect, type NotifierContext } from './notifier.ts';

const MINUTE_MS = 60_000;
/** “Local use 0” of RFC 5424; it makes the number in angle brackets look nothing like a severity. */
const FACILITY = 16;
/** The enterprise number that RFC 5612 keeps for examples. */
const STRUCTURE = 'note@32473';

const DIALECT: Dialect<number> = {
  name: 'Cold store',
  path: '/intake/syslog',
  contentType: 'text/plain; charset=utf-8',
  encode: ({ id, kind, to, title, severity }, at) =>
    `<${FACILITY * 8 + severity}>1 ${new Date(at).toISOString()} cold-2.lisboa monitor 731 ${kind} ` +
    `[${STRUCTURE} id="${id}" to="${to}"] ${title}`,
  samples: [
    { kind: 'defrost.done', title: 'Cold room 2 has been defrosted', severity: 6 },
    { kind: 'door.open', title: 'The door of cold room 2 has been open for ten minutes', severity: 4 },
    { kind: 'temperature.high', title: 'Cold room 2 is at 9 °C', severity: 2 },
  ],
};

/** The cold store's monitoring as it runs. A severity is syslog's: 0 emergency … 7 debug. */
export class ColdStore extends Notifier<number> {
  constructor(context: NotifierContext) {
    super(DIALECT, context, { open: 1, ageMs: 2 * MINUTE_MS });
  }
}
