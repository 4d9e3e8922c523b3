import { onMounted, onUnmounted, ref, type Ref } from 'vue';
import { full, leftAt, toggle, type Countdown } from './countdown.ts';

type Message = { ask: true } | { state: Countdown };

export interface SharedCountdown {
  /** What is left, in milliseconds. */
  left: Ref<number>;
  running: Ref<boolean>;
  toggle: () => void;
  reset: () => void;
}

/**
 * A countdown that all windows of one talk share: the presenter starts it, the projector shows it.
 *
 * @param name tells countdowns apart; the same in every window
 */
export function useSharedCountdown(minutes: number, name: string): SharedCountdown {
  const left = ref(full(minutes).left);
  const running = ref(false);
  let state = full(minutes);
  let channel: BroadcastChannel | undefined;
  let ticking: ReturnType<typeof setInterval> | undefined;

  function show(next: Countdown): void {
    state = next;
    clearInterval(ticking);
    if (next.endsAt !== null) ticking = setInterval(tick, 250);
    tick();
  }

  function tick(): void {
    left.value = leftAt(state, Date.now());
    if (left.value === 0) clearInterval(ticking);
    running.value = state.endsAt !== null && left.value > 0;
  }

  function change(next: Countdown): void {
    show(next);
    send({ state: next });
  }

  function send(message: Message): void {
    channel?.postMessage(message);
  }

  onMounted(() => {
    channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if ('state' in data) show(data.state);
      else if (running.value) send({ state });
    };
    send({ ask: true });
  });

  onUnmounted(() => {
    clearInterval(ticking);
    channel?.close();
  });

  return {
    left,
    running,
    toggle: () => change(toggle(state, Date.now())),
    reset: () => change(full(minutes)),
  };
}
