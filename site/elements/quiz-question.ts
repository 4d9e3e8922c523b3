import { keep, recall } from './storage.ts';

/** `<quiz-question data-id="…">`: says whether the chosen answer is right and why, and remembers the answer. */
class QuizQuestion extends HTMLElement {
  private readonly verdict = this.querySelector('[role=status]')!;
  private readonly key = this.dataset.id!;

  connectedCallback(): void {
    this.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      this.check();
    });
    this.restore();
  }

  private restore(): void {
    const kept = recall(this.key);
    const radio = [...this.querySelectorAll('input')].find((input) => input.value === kept);
    if (!radio) return;
    radio.checked = true;
    this.check();
  }

  private check(): void {
    const chosen = this.querySelector<HTMLInputElement>('input:checked')!;
    const word = document.createElement('strong');
    word.textContent = 'right' in chosen.dataset ? '✓ Right. ' : '✗ Not this one. ';
    const why = chosen.closest('.answer')!.querySelector('.why')!.textContent;
    this.verdict.replaceChildren(word, why);
    keep(this.key, chosen.value);
  }
}

customElements.define('quiz-question', QuizQuestion);
