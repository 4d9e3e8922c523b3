import { patch, sharedState } from '@slidev/client/state/shared.ts';
import { useStorage } from '@vueuse/core';
import { computed, type WritableComputedRef } from 'vue';

/** A value and when it was set, in milliseconds: the later one counts. */
interface Stamped {
  value: unknown;
  at: number;
}

type Stage = Partial<Record<string, Stamped>>;

/** What is older belongs to another talk. */
export const FORGOTTEN_MS = 12 * 60 * 60 * 1000;

/**
 * A value that is one for all windows of a talk. Those of this browser keep it, so it outlives a crash. Where Slidev
 * serves the deck, other machines share it through Slidev's own state: a phone starts the countdown that the room sees.
 *
 * @param name tells values apart; the same in every window
 * @param initial what it is until somebody sets it, and again when half a day has passed
 */
export function useShared<T>(name: string, initial: T): WritableComputedRef<T> {
  const kept = useStorage<Stage>(`host-and-remote:stage ${location.pathname}`, {});
  const served = sharedState as { stage?: Stage };
  return computed({
    get: () => {
      const newest = later(kept.value[name], served.stage?.[name]);
      return newest && Date.now() - newest.at < FORGOTTEN_MS ? (newest.value as T) : initial;
    },
    set: (value) => {
      const stamped = { value, at: Date.now() };
      kept.value = { ...kept.value, [name]: stamped };
      patch('stage', plain({ ...served.stage, [name]: stamped }));
    },
  });
}

/** The same without Vue's proxies, which no other window can be sent. */
function plain(stage: Stage): Stage {
  return JSON.parse(JSON.stringify(stage)) as Stage;
}

function later(one: Stamped | undefined, other: Stamped | undefined): Stamped | undefined {
  if (!one || !other) return one ?? other;
  return one.at >= other.at ? one : other;
}
