import {
  fromFile,
  merged,
  NoProgress,
  tally,
  textOf,
  toFile,
  type Catalogue,
  type Progress,
} from '../progress/record.ts';
import { keptProgress, replaceProgress } from './kept-progress.ts';

const FILE = 'host-and-remote-progress.json';

/** `<my-progress>`: counts what this browser knows of the course's parts, and carries it from browser to browser. */
export default function showProgress(place: HTMLElement): void {
  new MyProgress(place).start();
}

class MyProgress {
  private readonly place: HTMLElement;
  private readonly status: Element;
  private readonly undo: HTMLButtonElement;
  private readonly file: HTMLInputElement;
  private before: Progress | undefined;

  constructor(place: HTMLElement) {
    this.place = place;
    this.status = place.querySelector('[role=status]')!;
    this.undo = place.querySelector('[data-do=undo]')!;
    this.file = place.querySelector('[type=file]')!;
  }

  start(): void {
    this.show();
    this.place.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest<HTMLElement>('[data-do]');
      if (button) this.act(button.dataset.do!);
    });
    this.file.addEventListener('change', () => void this.importFile());
    // Another tab may be where the reading is done.
    addEventListener('storage', () => this.show());
    addEventListener('pageshow', () => this.show());
  }

  private act(what: string): void {
    if (what === 'export') this.exportFile();
    if (what === 'import') this.file.click();
    if (what === 'forget')
      this.replace({ read: [], answers: {}, earned: {} }, 'Your progress is gone from this browser.');
    if (what === 'undo') this.takeBack();
  }

  private exportFile(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([toFile(keptProgress())], { type: 'application/json' }));
    link.download = FILE;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    this.say(`Your progress is in ${FILE}, where your browser puts downloads.`);
  }

  private async importFile(): Promise<void> {
    const [file] = this.file.files!;
    if (!file) return;
    try {
      const mine = keptProgress();
      const both = merged(mine, fromFile(await textOf(file)));
      this.replace(both, difference(mine, both));
    } catch (error) {
      this.say(error instanceof NoProgress ? error.message : 'The file could not be read: choose it again.');
    } finally {
      // The same file can then be chosen again.
      this.file.value = '';
    }
  }

  private replace(progress: Progress, done: string): void {
    const before = keptProgress();
    if (!replaceProgress(progress))
      return this.say('This browser has no room to keep it, or keeps nothing. Nothing was changed.');
    this.before = before;
    this.show();
    this.say(done);
  }

  private takeBack(): void {
    if (!this.before || !replaceProgress(this.before)) return this.say('This browser did not let it be undone.');
    this.before = undefined;
    this.show();
    this.say('All is as it was.');
    this.place.querySelector<HTMLElement>('[data-do=import]')!.focus();
  }

  private say(text: string): void {
    this.status.textContent = text;
  }

  private show(): void {
    const progress = keptProgress();
    for (const row of this.place.querySelectorAll<HTMLElement>('[data-catalogue]')) {
      const catalogue = JSON.parse(row.dataset.catalogue!) as Catalogue;
      for (const [part, done] of Object.entries(tally(progress, catalogue))) showPart(row, part, done);
    }
    this.undo.hidden = this.before === undefined;
  }
}

/** Fills in one number. A part that is complete gets a mark beside it; where there is nothing to do, nothing is said. */
function showPart(row: HTMLElement, part: string, done: number): void {
  const cell = row.querySelector<HTMLElement>(`[data-part=${part}]`);
  const number = cell?.querySelector('[data-done]');
  if (!cell || !number) return;
  number.textContent = String(done);
  cell.dataset.complete = String(done >= Number(cell.dataset.of));
}

/** For instance “Added: 2 chapters, 1 answer, 30 points.” */
function difference(before: Progress, after: Progress): string {
  const points = ({ earned }: Progress) => Object.values(earned).reduce((sum, one) => sum + one, 0);
  const added = [
    counted(after.read.length - before.read.length, 'chapter'),
    counted(Object.keys(after.answers).length - Object.keys(before.answers).length, 'answer'),
    counted(points(after) - points(before), 'point'),
  ].filter((text) => text !== '');
  return added.length > 0 ? `Added: ${added.join(', ')}.` : 'There was nothing in the file that is not here already.';
}

function counted(number: number, word: string): string {
  if (number === 0) return '';
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
