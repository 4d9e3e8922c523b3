import { cursorStyle, fullscreen, showPresenterCursor } from '@slidev/client/state/index.ts';
import { defineShortcutsSetup } from '@slidev/types';
import { useStage } from '../stage/stage.ts';

/** What Slidev has no key for. `theme/stage/keys.ts` lists all of them for the room. */
export default defineShortcutsSetup((_nav, base) => {
  const { isBlack, isHelpOpen } = useStage();
  const light = () => {
    const isOn = showPresenterCursor.value && cursorStyle.value === 'laser';
    showPresenterCursor.value = true;
    cursorStyle.value = isOn ? 'cursor' : 'laser';
  };
  return [
    ...base,
    { name: 'black', key: 'b', fn: () => (isBlack.value = !isBlack.value) },
    { name: 'black_clicker', key: '.', fn: () => (isBlack.value = !isBlack.value) },
    { name: 'light', key: 'l', fn: light },
    { name: 'whole_screen', key: 'f', fn: () => void fullscreen.toggle() },
    { name: 'help', key: 'shift+?', fn: () => (isHelpOpen.value = !isHelpOpen.value) },
    { name: 'help_bare', key: '?', fn: () => (isHelpOpen.value = !isHelpOpen.value) },
  ];
});
