import { ref, type Ref } from 'vue';
import { useShared } from './shared.ts';

/** The help is for whoever pressed the key, and for no other window. */
const isHelpOpen = ref(false);

/** What covers the slides: black for the whole room, the list of keys for one window. */
export function useStage(): { isBlack: Ref<boolean>; isHelpOpen: Ref<boolean> } {
  return { isBlack: useShared('black', false), isHelpOpen };
}
