import { compose, type Section } from '../brief/compose.ts';
import { decode, encode, example, isOwn, isWhole, nothing, type Draft } from '../brief/draft.ts';
import { fileName, toMarkdown } from '../brief/markdown.ts';
import { copy } from './copy.ts';
import { keep, recall } from './storage.ts';

/** Where the draft is kept, as {@link encode} writes it, and the one that was there before another took its place. */
const KEPT = 'brief';
const EARLIER = 'brief/earlier';
/** What the last link brought that somebody followed. */
const FOLLOWED = 'brief/followed';

/**
 * `<brief-builder>`: writes a brief for a vendor while somebody fills in the form. The draft stays in this browser; a
 * link that somebody shares carries it in its fragment, which no server gets to see.
 */
export default function buildBrief(builder: HTMLElement): void {
  new BriefBuilder(builder).start();
}

class BriefBuilder {
  private readonly form: HTMLFormElement;
  private readonly paper: HTMLElement;
  private readonly status: Element;
  private readonly undo: HTMLButtonElement;
  private draft: Draft = nothing;
  /** The draft that another took the place of, encoded; empty when there is none. */
  private earlier = recall(EARLIER) ?? '';

  constructor(builder: HTMLElement) {
    this.form = builder.querySelector('form')!;
    this.paper = builder.querySelector('article')!;
    this.status = builder.querySelector('[role=status]')!;
    this.undo = builder.querySelector('[data-do=undo]')!;
    builder.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest<HTMLElement>('[data-do]');
      if (button) void this.act(button.dataset.do!);
    });
  }

  start(): void {
    const typed = this.read();
    const kept = decode(recall(KEPT) ?? '');
    // Somebody may have begun to type before this script was there.
    this.draft = encode(typed) === encode(nothing) ? { ...nothing, ...kept } : typed;
    this.write();
    this.show();
    // On a phone the brief is further down than the form.
    this.form.addEventListener('submit', () => this.paper.parentElement!.focus());
    this.form.addEventListener('input', () => this.edited());
    addEventListener('hashchange', () => this.follow());
    this.follow();
  }

  private edited(): void {
    this.draft = this.read();
    this.show();
    this.store();
  }

  /** Takes over what the address says, once: from then on it is the reader's own. */
  private follow(): void {
    const said = decode(location.hash);
    if (Object.keys(said).length === 0) return;
    history.replaceState(null, '', location.pathname + location.search);
    const whole = isWhole(said);
    this.replace({ ...(whole ? nothing : this.draft), ...said });
    if (whole) keep(FOLLOWED, encode(this.draft));
    if (whole) this.say('This is the brief from the link you followed. Whatever you change stays in your browser.');
  }

  /** Puts another draft in the place of this one, which can be brought back. */
  private replace(draft: Draft): void {
    const before = encode(this.draft);
    if (before !== encode(draft) && isOwn(before, recall(FOLLOWED))) {
      this.earlier = before;
      keep(EARLIER, before);
    }
    this.draft = draft;
    this.write();
    this.show();
    this.store();
  }

  private async act(what: string): Promise<void> {
    if (what === 'example') return (this.replace(example), this.say('This is an example. Change what you like.'));
    if (what === 'empty') return (this.replace(nothing), this.say('The form is empty.'));
    if (what === 'undo')
      return (this.replace({ ...nothing, ...decode(this.earlier) }), this.say('Your brief is back.'));
    if (what === 'print') return print();
    if (what === 'download') return this.download();
    if (what === 'markdown') return this.say(copied(await copy(toMarkdown(this.draft)), 'The brief is'));
    const link = new URL(`#${encode(this.draft)}`, location.href);
    this.say(copied(await copy(link.href), 'A link with the whole brief in it is'));
  }

  private download(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([toMarkdown(this.draft)], { type: 'text/markdown' }));
    link.download = fileName(this.draft);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  private store(): void {
    const kept = keep(KEPT, encode(this.draft));
    this.say(kept ? '' : 'This browser keeps nothing for this page: copy or download the brief before you leave.');
  }

  private say(text: string): void {
    this.status.textContent = text;
  }

  /** What stands in the form. */
  private read(): Draft {
    const fields = [...new FormData(this.form)].map(([name, value]) => [name, String(value)]);
    return { ...nothing, ...decode(new URLSearchParams(fields).toString()) };
  }

  /** Puts the draft into the form. */
  private write(): void {
    const said = new URLSearchParams(encode(this.draft));
    for (const field of this.form.querySelectorAll<HTMLInputElement>('[name]')) {
      if (/^(radio|checkbox)$/.test(field.type)) field.checked = said.getAll(field.name).includes(field.value);
      else field.value = said.get(field.name) ?? '';
    }
  }

  private show(): void {
    const { title, opening, sections, closing } = compose(this.draft);
    this.paper.replaceChildren(
      element('h2', title),
      ...opening.map((text) => element('p', text)),
      ...sections.flatMap(sectionElements),
      element('p', closing),
    );
    this.undo.hidden = this.earlier === '' || this.earlier === encode(this.draft);
  }
}

function sectionElements({ heading, list, items }: Section): HTMLElement[] {
  const rows = document.createElement(list === 'steps' ? 'ol' : 'ul');
  rows.className = list;
  rows.append(...items.map((item) => element('li', item)));
  return [element('h3', heading), rows];
}

/** As text, so that a name cannot be anything else. */
function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function copied(done: boolean, what: string): string {
  return done ? `${what} on your clipboard.` : 'This browser does not let the page copy. Download the brief instead.';
}
