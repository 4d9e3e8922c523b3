import { decode, encode, example, isBegun, isWhole, nothing, type Draft } from '../brief/draft.ts';
import { copy, copyRich } from './copy.ts';
import { keep, recall } from './storage.ts';

/** Where the draft is kept, as {@link encode} writes it, and those that were there before, a line each, the latest first. */
const KEPT = 'brief';
const EARLIER = 'brief/earlier';

/**
 * `<brief-builder>`: writes a brief for a vendor while somebody fills in the form. The draft stays in this browser; a
 * link that somebody shares carries it in its fragment, which no server gets to see. Whatever takes the place of a draft,
 * be it a link, the draft can be brought back.
 */
export default function buildBrief(builder: HTMLElement): void {
  new BriefBuilder(builder).start();
}

class BriefBuilder {
  private readonly form: HTMLFormElement;
  private readonly paper: HTMLElement;
  private readonly status: Element;
  private readonly undo: HTMLButtonElement;
  private readonly mail: HTMLAnchorElement;
  private draft: Draft = nothing;
  /** What a brief is written with: it loads with the first word. */
  private tools: Promise<typeof import('./brief-writing.ts')> | undefined;
  /** The drafts that others took the place of, encoded, the latest first. */
  private earlier = (recall(EARLIER) ?? '').split('\n').filter(Boolean);

  constructor(builder: HTMLElement) {
    this.form = builder.querySelector('form')!;
    this.paper = builder.querySelector('article')!;
    this.status = builder.querySelector('[role=status]')!;
    this.undo = builder.querySelector('[data-do=undo]')!;
    this.mail = builder.querySelector('a[data-do=mail]')!;
    builder.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest<HTMLElement>('[data-do]');
      if (button) void this.act(button.dataset.do!);
    });
  }

  start(): void {
    const typed = this.read();
    const kept = decode(recall(KEPT) ?? '');
    // Somebody may have begun to type before this script was there.
    this.draft = isBegun(typed) ? typed : { ...nothing, ...kept };
    this.write();
    void this.show();
    // On a phone the brief is further down than the form.
    this.form.addEventListener('submit', () => this.paper.parentElement!.focus());
    this.form.addEventListener('input', () => this.edited());
    addEventListener('hashchange', () => this.follow());
    this.follow();
  }

  private edited(): void {
    this.draft = this.read();
    void this.show();
    this.store();
  }

  /** Takes over what the address says, once: from then on it is the reader's own. */
  private follow(): void {
    const said = decode(location.hash);
    if (Object.keys(said).length === 0) return;
    history.replaceState(null, '', location.pathname + location.search);
    const whole = isWhole(said);
    this.replace({ ...(whole ? nothing : this.draft), ...said });
    if (whole) this.say('This is the brief from the link you followed. Your own can be brought back.');
  }

  /** Puts another draft in the place of this one, which can be brought back. */
  private replace(draft: Draft): void {
    const [before, next] = [encode(this.draft), encode(draft)];
    const others = this.earlier.filter((one) => one !== before && one !== next);
    this.putAside(isBegun(this.draft) && before !== next ? [before, ...others] : others);
    this.turnTo(draft);
  }

  /** Brings the latest of the earlier drafts back. This one goes to the end of the row, so that none is ever lost. */
  private bringBack(): void {
    const [latest, ...others] = this.earlier;
    if (latest === undefined) return;
    this.putAside(isBegun(this.draft) ? [...others, encode(this.draft)] : others);
    this.turnTo({ ...nothing, ...decode(latest) });
  }

  private putAside(drafts: string[]): void {
    this.earlier = drafts;
    keep(EARLIER, drafts.join('\n'));
  }

  private turnTo(draft: Draft): void {
    this.draft = draft;
    this.write();
    void this.show();
    this.store();
  }

  private async act(what: string): Promise<void> {
    this.say('');
    if (what === 'example') return (this.replace(example), this.say('This is an example. Change what you like.'));
    if (what === 'empty') return (this.replace(nothing), this.say('The form is empty.'));
    if (what === 'undo') return (this.bringBack(), this.say('This is the brief from before.'));
    if (what === 'print') return print();
    if (what === 'mail') return this.say('A mail begins. Download the brief for Word, and attach it.');
    if (what === 'word') return this.downloadDocument();
    const { fileName, toMarkdown } = await this.writing();
    const text = toMarkdown(this.draft);
    if (what === 'download') return download(new Blob([text], MARKDOWN), fileName(this.draft, 'md'));
    if (what === 'markdown') return this.say(copied(await copy(text), 'The brief is'));
    if (what === 'rich') return this.say(copied(await copyRich(this.paper.innerHTML, text), 'The brief is'));
    const link = new URL(`#${encode(this.draft)}`, location.href);
    this.say(copied(await copy(link.href), 'A link with the whole brief in it is'));
  }

  /** The library for it is large, and comes with the first document. */
  private async downloadDocument(): Promise<void> {
    this.say('The document is being made …');
    try {
      const [{ toDocx }, { fileName }] = await Promise.all([import('../brief/docx.ts'), this.writing()]);
      download(await toDocx(this.draft), fileName(this.draft, 'docx'));
      this.say('The document is among your downloads.');
    } catch {
      this.say('The document could not be made: what it takes did not load. Try again, or copy the brief instead.');
    }
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

  private async show(): Promise<void> {
    this.undo.hidden = this.earlier.length === 0;
    const { draft } = this;
    if (!isBegun(draft)) {
      this.offer(false);
      this.paper.textContent = 'Nothing has been said yet. The brief appears here as you fill in the form.';
      return;
    }
    try {
      const { compose, paperOf, toMail } = await this.writing();
      if (draft !== this.draft) return;
      this.paper.replaceChildren(...paperOf(compose(draft)));
      this.mail.href = toMail(draft);
      this.offer(true);
    } catch {
      this.say(
        'The brief could not be written: what it takes did not load. What you type is kept; load the page again.',
      );
    }
  }

  /** Shows or hides what one can do with a brief: while nothing has been said, there is none. */
  private offer(brief: boolean): void {
    for (const row of this.paper.parentElement!.querySelectorAll<HTMLElement>('.row')) row.hidden = !brief;
  }

  /** What a brief is written with. After a failure the next word tries again. */
  private writing(): Promise<typeof import('./brief-writing.ts')> {
    this.tools ??= import('./brief-writing.ts').catch((error: unknown) => {
      this.tools = undefined;
      throw error;
    });
    return this.tools;
  }
}

const MARKDOWN = { type: 'text/markdown' };

function download(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function copied(done: boolean, what: string): string {
  return done ? `${what} on your clipboard.` : 'This browser does not let the page copy. Download the brief instead.';
}
