import { useNav } from '@slidev/client';
import { defineRootSetup } from '@slidev/types';

declare global {
  interface Window {
    /** The deck's navigation, for tests that drive a built deck from outside. */
    __nav?: ReturnType<typeof useNav>;
  }
}

export default defineRootSetup(() => {
  window.__nav = useNav();
});
