import { StorageSerializers, useStorage } from '@vueuse/core';
import { computed, type WritableComputedRef } from 'vue';

/** A value and when it was set, in milliseconds. */
interface Stamped<T> {
  value: T;
  at: number;
}

/** What is older belongs to another talk. */
export const FORGOTTEN_MS = 12 * 60 * 60 * 1000;

/**
 * A value that is one for all windows of a talk. This browser keeps it, so it outlives a crash. Each has a place of its
 * own in there: of two windows that set two values at once, none takes back what the other has set.
 *
 * @param name tells values apart; the same in every window
 * @param initial what it is until somebody sets it, and again when half a day has passed
 */
export function useShared<T>(name: string, initial: T): WritableComputedRef<T> {
  const kept = useStorage<Stamped<T> | null>(`host-and-remote:stage ${location.pathname} ${name}`, null, undefined, {
    serializer: StorageSerializers.object,
    writeDefaults: false,
  });
  return computed({
    get: () => (kept.value && Date.now() - kept.value.at < FORGOTTEN_MS ? kept.value.value : initial),
    set: (value) => {
      kept.value = { value, at: Date.now() };
    },
  });
}
