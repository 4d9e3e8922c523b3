import { listenWhileSeen } from '../../lab/desk/browser/live-events.ts';
import { earn } from './kept-progress.ts';
import { root } from './page.ts';

/** What a step's check found, as in the grader's report. */
interface StepReport {
  id: string;
  status: 'passed' | 'failed' | 'not-started' | 'error';
  earned: number;
  message?: string;
  hints?: string[];
}

/** What `npm start` sends to open pages, one JSON object an event. */
type Message =
  /** `door` leads to the Host's log-in and to a way in without a password. */
  | { type: 'lab'; exercise: string; door: string; bench: string; compare: string; file: string }
  /** The exercise whose file was saved last. */
  | { type: 'current'; exercise: string; title: string; page: string; file: string }
  | { type: 'grading'; exercise: string }
  | { type: 'trouble'; message: string }
  | { type: 'site' }
  | { type: 'graded'; exercise: string; ms: number; report: { score: number; max: number; steps: StepReport[] } };

type Status = StepReport['status'] | 'checking';

const WORDS: Record<Status, string> = {
  'not-started': 'not started',
  checking: 'checking',
  passed: 'passed',
  failed: 'failed',
  error: 'could not be checked',
};

/**
 * `<live-steps data-exercise="pull">`: follows the grader while a learner works. Only a page that is served by
 * `npm start` has somebody to follow.
 */
export default function followGrader(list: HTMLElement): void {
  new LiveSteps(list).follow();
}

class LiveSteps {
  private readonly list: HTMLElement;
  private readonly exercise: string;
  private readonly steps: StepView[];
  private file = 'your file';
  /** Whether the latest report was a full score; `undefined` before the first. */
  private complete: boolean | undefined;

  constructor(list: HTMLElement) {
    this.list = list;
    this.exercise = list.dataset.exercise!;
    this.steps = [...list.querySelectorAll<HTMLElement>('[data-step]')].map((item) => new StepView(item));
  }

  /** Listens from now on. */
  follow(): void {
    listenWhileSeen<Message>(new URL('live/events', root), {
      receive: (message) => this.receive(message),
      opened: () => this.connected(),
      lost: () => this.lost(),
    });
  }

  private connected(): void {
    this.say('connection', `Connected. Save ${this.file} and this list follows.`);
  }

  private lost(): void {
    for (const step of this.steps) step.stopChecking();
    this.say('connection', 'The grader has gone. Run npm start again, and this page finds it by itself.');
  }

  private receive(message: Message): void {
    if (message.type === 'trouble') return this.say('connection', message.message);
    if (message.type === 'current') return this.follows(message);
    if (message.type === 'site' || message.exercise !== this.exercise) return;
    if (message.type === 'lab') this.showLab(message);
    if (message.type === 'grading') for (const step of this.steps) step.check();
    if (message.type === 'graded') this.showGrades(message);
  }

  /** Somebody works on another exercise now: its page is one click away. Nobody who reads is carried off. */
  private follows({ exercise, title, page, file }: Message & { type: 'current' }): void {
    const here = exercise === this.exercise;
    const link = document.createElement('a');
    link.href = new URL(page, location.href).href;
    link.textContent = `Go to ${title}`;
    this.field('elsewhere').replaceChildren(...(here ? [] : [`You saved ${file} last. `, link]));
  }

  private showLab({ door, bench, compare, file }: Message & { type: 'lab' }): void {
    this.file = file;
    this.connected();
    this.link('door', door);
    this.link('bench', bench);
    this.link('compare', compare);
  }

  private showGrades({ report, ms }: Message & { type: 'graded' }): void {
    for (const step of this.steps) step.show(report.steps.find(({ id }) => id === step.id));
    for (const { id, earned } of report.steps) earn(id, earned);
    const complete = report.score === report.max;
    this.say('score', String(report.score));
    this.say('took', `Checked in ${ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`}.`);
    this.say('summary', `${report.score} of ${report.max} points. ${tally(report.steps)}`);
    this.field('done').classList.toggle('now', complete && this.complete === false);
    this.field('done').hidden = !complete;
    this.complete = complete;
  }

  private field(name: string): HTMLElement {
    return this.list.querySelector(`[data-part=${name}]`)!;
  }

  private say(name: string, text: string): void {
    this.field(name).textContent = text;
  }

  private link(name: string, address: string): void {
    const { protocol, href } = new URL(address, location.href);
    const link = this.field(name) as HTMLAnchorElement;
    link.hidden = !protocol.startsWith('http');
    link.href = href;
    link.target = '_blank';
  }
}

/** One step in the list. It is changed in place, so that focus and revealed hints survive the next report. */
class StepView {
  readonly id: string;
  private readonly item: HTMLElement;
  private readonly message = element('p', 'message');
  private readonly hints = element('ol', 'hints');
  private readonly more = element('button', 'button');
  private report: StepReport | undefined;
  private revealed = 0;

  constructor(item: HTMLElement) {
    this.id = item.dataset.step!;
    this.item = item;
    this.more.type = 'button';
    this.more.addEventListener('click', () => this.reveal());
    for (const row of [this.message, this.hints, this.more]) row.hidden = true;
    this.part('report').append(this.message, this.hints, this.more);
  }

  check(): void {
    this.mark('checking');
  }

  /** Goes back to the last verdict: the one that was under way will not come. */
  stopChecking(): void {
    if (this.item.dataset.status !== 'checking') return;
    if (this.report) return this.mark(this.report.status);
    this.item.dataset.status = 'unknown';
    this.part('status').textContent = 'not checked yet';
  }

  show(report: StepReport | undefined): void {
    if (!report) return this.stopChecking();
    this.report = report;
    this.mark(report.status);
    this.part('earned').textContent = String(report.earned);
    this.message.textContent = report.message ?? '';
    this.showReport();
  }

  private mark(status: Status): void {
    this.item.dataset.status = status;
    this.part('status').textContent = WORDS[status];
  }

  private reveal(): void {
    this.revealed += 1;
    this.showReport();
    // The last hint has no button after it: keep the keyboard's place at what was just revealed.
    if (this.more.hidden) (this.hints.lastElementChild as HTMLElement).focus();
  }

  private showReport(): void {
    const { message = '', hints = [], status } = this.report!;
    const unsolved = status !== 'passed' ? hints : [];
    const shown = unsolved.slice(0, this.revealed);
    const left = unsolved.length - shown.length;
    while (this.hints.children.length > shown.length) this.hints.lastElementChild!.remove();
    for (const [place, hint] of shown.entries()) this.hintAt(place).textContent = hint;
    this.more.textContent = `Show ${shown.length === 0 ? 'a hint' : 'the next hint'} (${shown.length + 1} of ${unsolved.length})`;
    this.message.hidden = message === '';
    this.hints.hidden = shown.length === 0;
    this.more.hidden = left === 0;
  }

  private hintAt(place: number): Element {
    const there = this.hints.children[place];
    if (there) return there;
    const hint = element('li', 'hint');
    hint.tabIndex = -1;
    this.hints.append(hint);
    return hint;
  }

  private part(name: string): HTMLElement {
    return this.item.querySelector(`[data-part=${name}]`)!;
  }
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

/** For instance “1 passed, 3 not started.” */
function tally(steps: StepReport[]): string {
  const counts = Object.entries(WORDS).map(([status, word]) => {
    const count = steps.filter((step) => step.status === status).length;
    return count === 0 ? '' : `${count} ${word}`;
  });
  return `${counts.filter((count) => count !== '').join(', ')}.`;
}
