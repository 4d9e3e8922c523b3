/**
 * Runs in the Host's pages: hands each sign-up form's place to the learner's `mountWidget()`, and tells the Host what
 * became of it. `data-state` says so on the page: `mounted`, `not-started` or `failed`.
 */
import { NotStarted, tell, told } from './lab.ts';

const MOST_CHARACTERS = 500;

const places = document.querySelectorAll<HTMLElement>('[data-sign-up]');

addEventListener('error', ({ error, message }) => complain('the browser met', error ?? message));
addEventListener('unhandledrejection', ({ reason }) => complain('nobody caught', reason));

for (const place of places) {
  const { learner, config } = place.dataset;
  const mounted = mount(place.querySelector<HTMLElement>('[data-widget]')!, learner!, JSON.parse(config!));
  void mounted.then(async (state) => {
    await told();
    place.dataset['state'] = state;
  });
}

async function mount(element: HTMLElement, address: string, config: unknown) {
  const learner = await load(address);
  if (!learner) return 'failed';
  try {
    if (typeof learner['mountWidget'] !== 'function') {
      throw new TypeError('the file does not export a function called mountWidget');
    }
    await (learner['mountWidget'] as (...values: unknown[]) => unknown)(element, config);
    return 'mounted';
  } catch (error) {
    element.replaceChildren();
    if (error instanceof NotStarted) return 'not-started';
    complain('mountWidget() threw', error);
    return 'failed';
  }
}

async function load(address: string): Promise<Record<string, unknown> | undefined> {
  try {
    return (await import(address)) as Record<string, unknown>;
  } catch (error) {
    complain('it cannot be loaded in the browser:', error);
    return undefined;
  }
}

/**
 * @param what for instance `mountWidget() threw`
 */
function complain(what: string, error: unknown): void {
  if (error instanceof NotStarted) return;
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? String(error.stack) : '';
  tell('/embed/trouble', { message: `${what} ${said}`.slice(0, MOST_CHARACTERS), stack: stack.slice(0, 4_000) });
}
