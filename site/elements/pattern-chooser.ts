import { moduleById } from '../../course.ts';
import { fragmentOf } from '../brief/from-answers.ts';
import { mixturesFor } from '../choose/mixtures.ts';
import { questions, fromFragment, toFragment, type Answers } from '../choose/questions.ts';
import { open, possible, verdict, type Verdict } from '../choose/verdict.ts';
import { copy } from './copy.ts';
import { root } from './page.ts';

/**
 * `<pattern-chooser>`: leads from a reader's answers to a pattern, and says why. The answers are kept in the address, so
 * that whoever gets the link sees the same.
 */
export default function choosePattern(chooser: HTMLElement): void {
  new PatternChooser(chooser).start();
}

class PatternChooser {
  private readonly form: HTMLFormElement;
  private readonly status: Element;
  private readonly result: Element;

  constructor(chooser: HTMLElement) {
    this.form = chooser.querySelector('form')!;
    this.status = chooser.querySelector('[role=status]')!;
    this.result = chooser.querySelector('[data-part=verdict]')!;
    this.result.addEventListener('click', ({ target }) => {
      if ((target as Element).closest('button')) void this.share();
    });
  }

  start(): void {
    this.form.addEventListener('change', () => this.answered());
    this.form.addEventListener('reset', () => {
      // The form is empty only after this event.
      setTimeout(() => this.answered());
    });
    // On a phone the verdict is further down than the questions.
    this.form.addEventListener('submit', () => this.result.parentElement!.focus());
    addEventListener('hashchange', () => this.follow());
    if (!this.follow()) this.show(this.answers());
  }

  /** Takes the answers in the address, when there are any. An address that leads to a place on the page has none. */
  private follow(): boolean {
    const answers = fromFragment(location.hash);
    if (Object.keys(answers).length === 0) return false;
    for (const { id } of questions) {
      for (const radio of this.form.querySelectorAll<HTMLInputElement>(`[name=${id}]`))
        radio.checked = radio.value === answers[id];
    }
    this.show(answers);
    return true;
  }

  private answers(): Answers {
    return Object.fromEntries([...new FormData(this.form)].map(([name, value]) => [name, String(value)]));
  }

  private answered(): void {
    const answers = this.answers();
    const { pathname, search } = location;
    const fragment = toFragment(answers);
    history.replaceState(null, '', fragment === '' ? pathname + search : `#${fragment}`);
    this.show(answers);
  }

  private show(answers: Answers): void {
    const found = verdict(answers);
    this.status.textContent = found ? leadsTo(found) : remaining(answers);
    this.result.innerHTML = found ? verdictHtml(found, answers) : '';
  }

  private async share(): Promise<void> {
    this.status.textContent = (await copy(location.href))
      ? 'The link is on your clipboard. Whoever opens it sees these answers.'
      : 'This browser does not let the page copy. Copy the address of the page: it holds your answers.';
  }
}

const titleOf = (id: string): string => moduleById(id).title;

const nameOf = ({ pattern, mixture }: Verdict): string => mixture?.name ?? titleOf(pattern);

function leadsTo(found: Verdict): string {
  return `Your answers lead to ${found.mixture ? 'a mixture: ' : ''}${nameOf(found)}.`;
}

function remaining(answers: Answers): string {
  const left = open(answers).length;
  if (left === questions.length) return 'Five answers lead to a pattern, or to a mixture with a name.';
  const fit = possible(answers).map(titleOf);
  const mixed = mixturesFor(answers).map(({ name }) => name);
  const still = fit.length > 0 ? `Still fits: ${fit.join(', ')}.` : `It will be a mixture: ${mixed.join('; or ')}.`;
  return `${left === 1 ? 'One question' : `${left} questions`} to go. ${still}`;
}

/** All of these texts are the course's own, so they need no escaping. */
function verdictHtml(found: Verdict, answers: Answers): string {
  const { pattern, mixture, gives, prices, others } = found;
  const shortOf = (id: string) => questions.find((question) => question.id === id)!.short;
  const module = moduleById(pattern);
  return `
    <h2>${nameOf(found)}</h2>
    <p class="when">${mixture?.does ?? `Choose it when ${module.guide}.`}</p>
    ${prices.length > 0 ? `<h3>What to settle first</h3>${prices.map((price) => `<p>${price}</p>`).join('')}` : ''}
    <h3>${mixture ? `What ${module.title} gives you` : 'What it gives you'}</h3>
    ${rows(gives.map(({ question, text }) => [shortOf(question), text]))}
    <h3>Why not the others</h3>
    ${rows(others.map((other) => [titleOf(other.pattern), other.reasons.join(' ')]))}
    <ul>
      ${module.chapter ? `<li><a href="${root.href}chapters/${pattern}/">Read the chapter on ${module.title}</a></li>` : ''}
      ${module.exercise ? `<li><a href="${root.href}exercises/${pattern}/">Build it</a></li>` : ''}
      <li><a href="${root.href}brief/#${fragmentOf(answers)}">Write a brief for the vendor</a>, with these answers in it</li>
    </ul>
    <button class="button" type="button">Copy a link to this answer</button>`;
}

function rows(entries: string[][]): string {
  return `<dl>${entries.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('')}</dl>`;
}
