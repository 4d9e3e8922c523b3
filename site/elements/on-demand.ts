/** Brings parts of a page to life when somebody needs them. What they need, even where it is, loads only then. */
async function run(name: string, element: HTMLElement): Promise<void> {
  const scripts = await import('./scripts.ts');
  await scripts.default(name, element);
}

// What the masthead and the words of the glossary open comes with the first click. A link with a key held is a link.
for (const opener of document.querySelectorAll<HTMLElement>('[data-opens]'))
  opener.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if ('href' in opener) event.preventDefault();
    void run(opener.dataset.opens!, opener);
  };

// What stands further down comes when it is nearly in view. Without `npm start` nobody grades: the steps need no script.
for (const element of document.querySelectorAll<HTMLElement>(
  'play-figure, quiz-question, pattern-chooser, brief-builder, my-progress, chapter-end, [data-lab=on] live-steps',
))
  new IntersectionObserver(
    ([entry], view) => {
      if (!entry!.isIntersecting) return;
      view.disconnect();
      void run(element.localName, element);
    },
    { rootMargin: '25%' },
  ).observe(element);
