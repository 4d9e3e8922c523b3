/** Every script that a page loads on demand. Each exports a function that takes the element it is for. */
const scripts: Record<string, () => Promise<{ default: (element: HTMLElement) => void | Promise<void> }>> = {
  'brief-builder': () => import('./brief-builder.ts'),
  'chapter-end': () => import('./chapter-end.ts'),
  'chapter-list': () => import('./chapter-list.ts'),
  'live-steps': () => import('./live-steps.ts'),
  'my-progress': () => import('./my-progress.ts'),
  'pattern-chooser': () => import('./pattern-chooser.ts'),
  'play-figure': () => import('./play-figure.ts'),
  'quiz-question': () => import('./quiz-question.ts'),
  'site-search': () => import('./site-search.ts'),
  'term-note': () => import('./term-note.ts'),
};

/** Loads a script and runs it for an element, which is marked `data-alive` from then on. */
export default async function run(name: string, element: HTMLElement): Promise<void> {
  const script = await scripts[name]!();
  await script.default(element);
  element.dataset.alive = '';
}
