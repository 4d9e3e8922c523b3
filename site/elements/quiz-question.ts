import { keep, recall } from './storage.ts';

/** The chapter's page of answers, once a question has asked for it. */
let answersPage: Promise<Document> | undefined;

/** `<quiz-question data-id="…">`: says whether the chosen answer is right and why, and remembers the answer. */
export default async function quizQuestion(question: HTMLElement): Promise<void> {
  const id = question.dataset.id!;
  const verdict = question.querySelector('[role=status]')!;
  const choices = [...question.querySelectorAll('input')];

  function show(answer: HTMLElement): void {
    const word = document.createElement('strong');
    word.textContent = 'right' in answer.dataset ? '✓ Right. ' : '✗ Not this one. ';
    verdict.replaceChildren(word, answer.textContent.trim());
  }

  question.querySelector('form')!.addEventListener('submit', async () => {
    try {
      const answers = await answersTo(id);
      // The browser lets nobody submit without a choice.
      const answer = answers[choices.findIndex(({ checked }) => checked)]!;
      show(answer);
      keep(id, answer.dataset.answer!);
    } catch {
      verdict.textContent = 'The answers could not be loaded. Check yours again to retry.';
    }
  });

  const kept = recall(id);
  if (kept === null) return;
  const answers = await answersTo(id).catch(() => []);
  for (const [place, answer] of answers.entries()) {
    if (answer.dataset.answer !== kept) continue;
    choices[place]!.checked = true;
    show(answer);
  }
}

/**
 * The answers to a question with their reasons, in the order of the choices.
 *
 * @throws Error when their page cannot be loaded
 */
async function answersTo(id: string): Promise<HTMLElement[]> {
  answersPage ??= load();
  try {
    return [...(await answersPage).querySelectorAll<HTMLElement>(`[data-id="${id}"] [data-answer]`)];
  } catch (error) {
    answersPage = undefined;
    throw error;
  }
}

async function load(): Promise<Document> {
  const response = await fetch('answers/');
  if (!response.ok) throw new Error(`The answers are not there: ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}
