/** Stands in for a learner's file while a spare Host process warms up: it takes the same paths, and spares nobody. */
import type { Ask } from '../../../api/runtime-risk.ts';

export function resilient(ask: Ask): Ask {
  return ask;
}
