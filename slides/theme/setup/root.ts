import { useNav } from '@slidev/client';
import { defineRootSetup } from '@slidev/types';
import { nextTick, watch } from 'vue';
import { bringNotes } from '../course/notes.ts';
import { followRemoteControl } from '../presenting/controlled.ts';
import { keptPlace } from '../stage/place.ts';
import { leadOnlyWhenUsed, placeForTypes } from '../stage/windows.ts';

declare global {
  interface Window {
    /** The deck's navigation, for tests that drive a built deck from outside. */
    __nav?: ReturnType<typeof useNav>;
    /** Brings the notes, which the audience's view goes without. */
    __bringNotes?: () => Promise<void>;
  }
}

export default defineRootSetup(() => {
  window.__nav = useNav();
  window.__bringNotes = bringNotes;
  followRemoteControl();
  leadOnlyWhenUsed();
  const { isPresenter } = useNav();
  watch(isPresenter, (is) => void (is && nextTick(placeForTypes)), { immediate: true });
  const isOnStage = !import.meta.env.PROD || keptPlace() !== undefined;
  document.documentElement.classList.toggle('on-stage', isOnStage);
});
