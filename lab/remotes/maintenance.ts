/** The maintenance desk: takes reports of what is broken. It speaks as the rota does, and counts its ids as the rota does. */
import { cloudEvents, type Word } from './cloud-events.ts';
import { Notifier, type NotifierContext } from './notifier.ts';

const MINUTE_MS = 60_000;

const DIALECT = cloudEvents('maintenance', {
  name: 'Maintenance desk',
  samples: [
    { kind: 'job.planned', title: 'The dishwasher will be serviced on Wednesday at 10:00', severity: 'info' },
    { kind: 'job.stuck', title: 'The extractor hood waits for a part', severity: 'warning' },
    { kind: 'alarm.gas', title: 'Gas alarm in the kitchen: leave the building', severity: 'critical' },
  ],
});

/** A running maintenance desk. */
export class Maintenance extends Notifier<Word> {
  constructor(context: NotifierContext) {
    super(DIALECT, context, { open: 5, ageMs: 10 * MINUTE_MS });
  }
}
