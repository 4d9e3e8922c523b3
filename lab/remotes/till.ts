/** The till: reports trouble with payments as log records of OpenTelemetry, in which severity rises from 1 to 24. */
import { Notifier, type Dialect, type Message, type NotifierContext } from './notifier.ts';

const DIALECT: Dialect<number> = {
  name: 'Till',
  path: '/intake/otel',
  contentType: 'application/json',
  encode: (message, at) => JSON.stringify(logRecord(message, at)),
  samples: [
    { kind: 'till.report', title: 'Yesterday’s takings have been counted', severity: 9 },
    { kind: 'payment.slow', title: 'Card payments take longer than usual', severity: 13 },
    { kind: 'payment.refused', title: 'Terminal 3 refuses every card', severity: 18 },
  ],
};

/**
 * A message as a log record (OpenTelemetry, logs data model, in OTLP's JSON).
 *
 * @param at milliseconds of the lab's clock
 */
export function logRecord({ id, kind, to, title, severity }: Message<number>, at: number) {
  return {
    timeUnixNano: `${at}000000`,
    severityNumber: severity,
    eventName: kind,
    body: { stringValue: title },
    attributes: [
      { key: 'log.record.uid', value: { stringValue: id } },
      { key: 'enduser.id', value: { stringValue: to } },
    ],
  };
}

/** The till as it runs. A severity is a SeverityNumber: INFO 9, WARN 13, ERROR 17, FATAL 21. */
export class Till extends Notifier<number> {
  constructor(context: NotifierContext) {
    super(DIALECT, context, { open: 2, ageMs: 0 });
  }
}
