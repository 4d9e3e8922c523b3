/** A speaking time such as `1:20` or `80`, in seconds; 0 when there is none. */
export function secondsOf(time: unknown): number {
  const [, minutes = '0', seconds = '0'] = /^(?:(\d+):)?(\d+)$/.exec(String(time)) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

/** Seconds for the eye: `1:05`. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
