/** The Remotes' switches: what the page shows is always what the lab said last. */
import type { RemoteState } from '../../messages.ts';
import { marked } from './dom.ts';
import { send } from './client.ts';

const panels = new Map(
  [...document.querySelectorAll<HTMLFormElement>('[data-remote]')].map((form) => [
    form.dataset['remote']!,
    panel(form),
  ]),
);

/** A Remote's switches changed. */
export function showRemote(state: RemoteState): void {
  panels.get(state.id)?.show(state);
}

function panel(form: HTMLFormElement): { show: (state: RemoteState) => void } {
  const id = form.dataset['remote']!;
  const status = marked<HTMLSelectElement>('status', form);
  const slow = marked<HTMLInputElement>('slow', form);
  const says = marked('says', form);
  const url = marked('url', form);
  const modes = [...form.querySelectorAll<HTMLInputElement>(`[name="mode-${id}"]`)];
  const versions = [...form.querySelectorAll<HTMLInputElement>(`[name="version-${id}"]`)];
  let last: RemoteState | undefined;

  const set = async (switches: object) => {
    if (!(await send(`remotes/${id}`, switches)) && last) show(last);
  };

  for (const radio of modes) {
    radio.addEventListener(
      'change',
      () => void set({ mode: radio.value === 'status' ? Number(status.value) : radio.value }),
    );
  }
  for (const radio of versions) radio.addEventListener('change', () => void set({ version: Number(radio.value) }));
  status.addEventListener('change', () => void set({ mode: Number(status.value) }));
  slow.addEventListener('change', () => {
    if (slow.value === '') slow.value = '0';
    if (slow.reportValidity()) void set({ slowMs: slow.valueAsNumber });
  });
  form.addEventListener('submit', (event) => event.preventDefault());

  function show(state: RemoteState): void {
    last = state;
    const { mode, slowMs, version } = state.switches;
    const value = typeof mode === 'number' ? 'status' : mode;
    for (const radio of modes) radio.checked = radio.value === value;
    if (typeof mode === 'number') choose(status, mode);
    for (const radio of versions) radio.checked = Number(radio.value) === version;
    slow.value = String(slowMs);
    form.dataset['well'] = mode === 'well' && slowMs === 0 && version === 1 ? 'yes' : 'no';
    url.textContent = state.url;
    if (says.textContent !== state.says) says.textContent = state.says;
  }

  return { show };
}

/** Somebody may have asked the lab for a status that is not on the menu. */
function choose(menu: HTMLSelectElement, status: number): void {
  if (![...menu.options].some(({ value }) => value === String(status))) menu.add(new Option(String(status)));
  menu.value = String(status);
}
