import { onUnmounted, ref, watch, type Ref } from 'vue';
import { useShared } from '../stage/shared.ts';
import { full, leftAt, toggle, type Countdown } from './countdown.ts';

export interface SharedCountdown {
  /** What is left, in milliseconds. */
  left: Ref<number>;
  running: Ref<boolean>;
  toggle: () => void;
  reset: () => void;
}

/**
 * A countdown that all windows of one talk share, and that goes on when one of them crashes: the presenter starts it, the
 * projector shows it.
 *
 * @param name tells countdowns apart; the same in every window
 */
export function useSharedCountdown(minutes: number, name: string): SharedCountdown {
  const state = useShared<Countdown>(name, full(minutes));
  const left = ref(full(minutes).left);
  const running = ref(false);
  let ticking: ReturnType<typeof setInterval> | undefined;

  function tick(): void {
    left.value = leftAt(state.value, Date.now());
    running.value = state.value.endsAt !== null && left.value > 0;
    if (!running.value) clearInterval(ticking);
  }

  watch(
    state,
    ({ endsAt }) => {
      clearInterval(ticking);
      if (endsAt !== null) ticking = setInterval(tick, 250);
      tick();
    },
    { immediate: true },
  );
  onUnmounted(() => clearInterval(ticking));

  return {
    left,
    running,
    toggle: () => (state.value = toggle(state.value, Date.now())),
    reset: () => (state.value = full(minutes)),
  };
}
