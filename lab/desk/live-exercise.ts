/** One exercise's lab: a world that opens when somebody asks for it, and the pages that watch it. */
import { EventEmitter } from 'node:events';
import { dirname, join, relative, sep } from 'node:path';
import { slug, type ExerciseModule } from '../../course.ts';
import { root } from '../project/root.ts';
import { Broadcast } from './broadcast.ts';
import type { BenchMessage, LiveMessage, LogEntry } from './messages.ts';
import { WorldSupervisor } from './supervisor.ts';

interface LabEvents {
  /** What pages of the course need to know of the lab changed. */
  lab: [LiveMessage];
  /** There is something to say about the learner's code. */
  logEntry: [LogEntry];
  /** The lab started again from the seed. */
  reset: [];
}

/** A lab. */
export class LiveExercise extends EventEmitter<LabEvents> {
  readonly subject: ExerciseModule;
  /** The learner's file as a person would name it, for instance `exercises/03-pull/pull.ts`. */
  readonly file: string;
  /** A folder laid out like `exercises/`. */
  readonly work: string;
  readonly supervisor: WorldSupervisor;
  /** The benches that are open. */
  readonly bench = new Broadcast<LiveMessage | BenchMessage>();
  readonly #port: number;
  #opening: Promise<void> | undefined;

  /**
   * @param work a folder laid out like `exercises/`
   * @param port where the Host listens if it can; 0, or a taken one, lets the system choose
   */
  constructor(subject: ExerciseModule, work: string, port: number) {
    super();
    const file = join(work, subject.exercise.folder, `${subject.id}.ts`);
    this.subject = subject;
    this.work = work;
    this.file = named(file, work);
    this.#port = port;
    const remedy = `“npm run reset -- ${subject.id}” brings the starter back.`;
    this.supervisor = new WorldSupervisor({ module: subject.id, file, remedy });
    this.#connect();
  }

  /** The exercise's id. */
  get id(): string {
    return this.subject.id;
  }

  /** Where its bench is, from the root. */
  get path(): string {
    return `/lab/${this.id}/`;
  }

  /** What leads, from the root, to the Host's log-in with the lab's own door: the Host opens when somebody asks for it. */
  get door(): string {
    return `${this.path}door/`;
  }

  /** Where the learner's code stands beside the solution, from the root. */
  get compare(): string {
    return `${this.path}compare/`;
  }

  /** Where its slides are, from the root, if it has any. */
  get slides(): string | undefined {
    return this.subject.deck && `/slides/${slug(this.subject)}/`;
  }

  /** Where the exercise is explained, from the root. */
  get page(): string {
    return `/exercises/${this.id}/`;
  }

  /** What pages of the course need to know of it; `host` is empty until it is open. */
  get message(): LiveMessage {
    const { id, path, door, compare, file, supervisor } = this;
    return { type: 'lab', exercise: id, host: supervisor.host.url, door, bench: path, compare, file };
  }

  /** What pages of the course need to know when its file is the one that was saved last. */
  get saved(): LiveMessage {
    return { type: 'current', exercise: this.id, title: this.subject.title, page: this.page, file: this.file };
  }

  /**
   * Opens its world unless it is open.
   *
   * @throws Error when not even a Host without learner code starts
   */
  open(): Promise<void> {
    this.#opening ??= this.supervisor.open(this.#port).catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  /** Ends everything it started. */
  async close(): Promise<void> {
    this.removeAllListeners();
    this.bench.close();
    await this.supervisor.close();
  }

  #connect(): void {
    const { supervisor, bench } = this;
    let host = '';
    supervisor.on('host', (state) => {
      if (state.url !== host) this.emit('lab', this.message);
      host = state.url;
      bench.send({ type: 'host', host: state });
    });
    supervisor.on('logEntry', (logEntry) => {
      bench.send({ type: 'logEntry', logEntry });
      this.emit('logEntry', logEntry);
    });
    supervisor.on('remote', (remote) => bench.send({ type: 'remote', remote }));
    supervisor.on('clock', (now) => bench.send({ type: 'clock', now }));
    supervisor.on('exchanges', (exchanges) => bench.send({ type: 'exchanges', exchanges }));
    supervisor.on('reset', () => {
      bench.send({ type: 'bench', ...supervisor.snapshot() });
      this.emit('reset');
    });
  }
}

/** A file below the project's root, or below the folder that holds `work`, as a person would name it. */
function named(file: string, work: string): string {
  const inside = relative(root, file);
  return (inside.startsWith('..') ? relative(dirname(work), file) : inside).split(sep).join('/');
}
