/** The severities that The Pass tells apart, on OpenTelemetry's scale. */

/** A range of the scale with a name. */
export interface Level {
  /** The lowest number in the range. */
  from: number;
  /** For classes and attributes. */
  id: 'fatal' | 'error' | 'warn' | 'info' | 'debug';
  name: string;
}

/** Every level, most severe first (OpenTelemetry, logs data model, SeverityNumber). */
export const levels: readonly Level[] = [
  { from: 21, id: 'fatal', name: 'Emergency' },
  { from: 17, id: 'error', name: 'Problem' },
  { from: 13, id: 'warn', name: 'Warning' },
  { from: 9, id: 'info', name: 'Information' },
  { from: -Infinity, id: 'debug', name: 'Detail' },
];

/** The level that a severity belongs to. */
export function levelOf(severity: number): Level {
  return levels.find(({ from }) => severity >= from) ?? levels.at(-1)!;
}
