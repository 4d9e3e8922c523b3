/** The systems that The Pass listens to. */

/** A system that sends notifications. */
export interface System {
  /** Its id in `lab/remotes/of/synthesize.ts`. */
  id: string;
  /** What it calls itself in messages. */
  source: string;
  name: string;
}

/** Every system that sends notifications, in the order in which they are shown. */
export const systems: readonly System[] = [
  { id: 'rota', source: 'urn:marram:rota', name: 'Rota' },
  { id: 'maintenance', source: 'urn:marram:maintenance', name: 'Maintenance desk' },
  { id: 'cold-store', source: 'urn:marram:cold-store', name: 'Cold store' },
  { id: 'till', source: 'urn:marram:till', name: 'Till' },
];

/** The name of a system by its source; the source itself when nobody knows it. */
export function nameOf(source: string): string {
  return systems.find((system) => system.source === source)?.name ?? source;
}
