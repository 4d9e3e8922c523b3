/// <reference types="vite/client" />
/** A window of a deck that `npm run present` shows: it follows the remote control, and shows notes as they are now. */
import { useNav } from '@slidev/client';
import { watch } from 'vue';
import { HERE, TURN, type Here, type Turn } from './events.ts';

/** Lets the server turn this window. A built deck has no server, and nothing happens. */
export function followRemoteControl(): void {
  const hot = import.meta.hot; // Vite looks for these very words
  if (!hot) return;
  const nav = useNav();
  hot.on(TURN, (way: Turn) => void (way === 'next' ? nav.next() : nav.prev()));
  // Slidev would ask the server for a note; this window only reads what it has loaded.
  hot.on('slidev:update-note', () => location.reload());
  watch(
    [nav.hasPrimarySlide, nav.currentSlideRoute, nav.clicks, nav.clicksTotal],
    () => {
      if (nav.hasPrimarySlide.value && !nav.isPrintMode.value) hot.send(HERE, here(nav));
    },
    { immediate: true },
  );
}

function here(nav: ReturnType<typeof useNav>): Here {
  const { title, note } = nav.currentSlideRoute.value.meta.slide;
  const page = nav.currentSlideNo.value;
  return {
    page,
    total: nav.total.value,
    title: title ?? '',
    next: page < nav.total.value ? nav.nextRoute.value.meta.slide.title : undefined,
    note: note ?? '',
    clicksLeft: Math.max(0, nav.clicksTotal.value - nav.clicks.value),
  };
}
