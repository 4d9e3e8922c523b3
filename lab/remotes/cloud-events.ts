/** How the rota and the maintenance desk speak: CloudEvents 1.0, JSON event format, structured content mode. */
import type { Dialect, Message } from './notifier.ts';

/** Severity in words, as the severity extension of CloudEvents has it in `severitytext`. */
export type Word = 'info' | 'warning' | 'error' | 'critical';

/**
 * The dialect of one such system.
 *
 * @param system for instance `rota`; its source is then `urn:marram:rota`
 */
export function cloudEvents(system: string, { name, samples }: Pick<Dialect<Word>, 'name' | 'samples'>): Dialect<Word> {
  return {
    name,
    samples,
    path: '/intake/cloudevents',
    contentType: 'application/cloudevents+json',
    encode: (message, at) => JSON.stringify(cloudEvent(system, message, at)),
  };
}

/**
 * A message as a CloudEvent.
 *
 * @param at when it happened, in milliseconds of the lab's clock
 */
export function cloudEvent(system: string, { id, kind, to, title, severity }: Message<Word>, at: number) {
  return {
    specversion: '1.0',
    id,
    source: `urn:marram:${system}`,
    type: `${system}.${kind}`,
    time: new Date(at).toISOString(),
    severitytext: severity,
    datacontenttype: 'application/json',
    data: { to, title },
  };
}
