/** At midnight, has learner code write the day's file and send it. */
import type { InfoSec, LogInRecord, TextFile } from '../../../api/push.ts';
import { NotStarted } from '../../../api/todo.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { shown } from '../../host/described.ts';
import type { HostContext } from '../../host/plugin.ts';
import { GRACE_MS, within } from '../../host/limit.ts';
import { threwItself } from './silence.ts';
import { dayAfter, type Night, type Store } from './store.ts';
import { localDay } from './zone.ts';

/** How long the Host waits before it tries a file again that did not arrive, in milliseconds. */
const AGAIN_MS = 15 * 60 * 1_000;

/** The nightly file, day by day. */
export class Midnight {
  readonly #context: Pick<HostContext, 'learner' | 'takesPart' | 'report' | 'deadlineMs' | 'now'>;
  readonly #store: Store;
  readonly #infosec: InfoSec;
  #connected = true;

  constructor(
    context: Pick<HostContext, 'learner' | 'takesPart' | 'report' | 'deadlineMs' | 'now'>,
    store: Store,
    infosec: InfoSec,
  ) {
    this.#context = context;
    this.#store = store;
    this.#infosec = infosec;
  }

  /** Whether anybody has set the file up, as far as is known. */
  get connected(): boolean {
    return this.#connected && this.#context.takesPart('push/midnight-file');
  }

  /** Sends the file of every day that has ended, and again those that did not arrive a while ago. Never rejects. */
  async ring(): Promise<void> {
    if (!this.#context.takesPart('push/midnight-file')) return;
    for (const day of this.#due()) {
      const status = await this.send(day).catch((error: unknown) => this.#failed(error));
      if (status === 'not-connected') return;
    }
  }

  /**
   * Sends one day's file.
   *
   * @throws LearnerError
   */
  async send(day: string): Promise<Night['status'] | 'not-connected'> {
    try {
      const status = await this.#sent(day);
      this.#connected = true;
      this.#store.noteNight(day, status);
      return status;
    } catch (error) {
      if (error instanceof NotStarted) {
        this.#connected = false;
        return 'not-connected';
      }
      this.#store.noteNight(day, 'failed');
      throw error;
    }
  }

  #failed(error: unknown): void {
    this.#context.report(error);
  }

  #due(): string[] {
    const now = this.#context.now();
    const today = localDay(now, this.#store.nightZone());
    const again = this.#store.nights().filter(({ status, at }) => status !== 'sent' && now - at >= AGAIN_MS);
    const days = again.map(({ day }) => day).reverse();
    for (let day = dayAfter(this.#store.lastNight()); day < today; day = dayAfter(day)) days.push(day);
    return days;
  }

  async #sent(day: string): Promise<Night['status']> {
    const { learner, deadlineMs } = this.#context;
    const file = checkedFile(await learner.call('midnightFile', day, this.#logIns(), this.#store.nightZone()));
    const limit = deadlineMs + GRACE_MS;
    const done = await within(limit, this.#put(file));
    if (!done) throw new LearnerError(`sendFile() was still busy after ${limit} milliseconds.`);
    return done.value;
  }

  async #put(file: TextFile): Promise<Night['status']> {
    const { learner, report } = this.#context;
    try {
      const arrived = await learner.call('sendFile', file, this.#infosec);
      if (typeof arrived === 'boolean') return arrived ? 'sent' : 'refused';
      throw new LearnerError(`sendFile() returned ${shown(arrived)} instead of true or false.`);
    } catch (error) {
      if (threwItself(error, 'sendFile', report)) return 'unanswered';
      throw error;
    }
  }

  #logIns(): LogInRecord[] {
    return this.#store.logIns().map(({ username, at }) => ({ username, at }));
  }
}

function checkedFile(file: unknown): TextFile {
  const { name, content } = Object(file) as Partial<TextFile>;
  if (typeof name === 'string' && typeof content === 'string') return { name, content };
  throw new LearnerError(`midnightFile() returned ${shown(file)} instead of a file with a name and a content.`);
}
