/** Puts `npm start` together: the course, the running labs and live grades on one address. */
import { EventEmitter } from 'node:events';
import { exercises, type ExerciseModule } from '../../course.ts';
import { Saves } from '../project/saves.ts';
import type { Verdicts } from '../grader/verdicts.ts';
import { Broadcast } from './broadcast.ts';
import { Grades } from './grades.ts';
import { LiveExercise } from './live-exercise.ts';
import { lastWorkedOn } from './last-worked-on.ts';
import type { LiveMessage, LogEntry, SiteState } from './messages.ts';
import { createApp, listen } from './server.ts';
import { Site, type SiteOptions } from './site.ts';
import { helloFrom, portTrouble } from './port-in-use.ts';

export interface StartOptions {
  /** The course's port; the Hosts get the next ones if they are free. 0 lets the system choose all. */
  port: number;
  /** A folder laid out like `exercises/`. */
  work: string;
  site: SiteOptions;
  /** The exercises; all of the course unless told. */
  modules?: readonly ExerciseModule[];
  /** Another address under which a person's own browser finds the course: it runs on another machine. */
  address?: URL | undefined;
  /** What is known of programs; the project's store unless told. */
  verdicts?: Verdicts;
}

interface CourseEvents {
  /** What pages hear, too. */
  message: [LiveMessage];
  /** What the bench of an exercise (by id) hears about the learner's code. */
  logEntry: [string, LogEntry];
  /** The lab of an exercise (by id) started again from the seed. */
  reset: [string];
}

/** A running course. */
export class RunningCourse extends EventEmitter<CourseEvents> {
  /** Where the course is, with a slash at the end. */
  url = '';

  readonly #options: StartOptions;
  readonly #modules: readonly ExerciseModule[];
  readonly #site: Site;
  readonly #labs: ReadonlyMap<string, LiveExercise>;
  readonly #saves: Saves;
  readonly #grades: Grades;
  readonly #live = new Broadcast<LiveMessage>();
  #current: LiveExercise;
  /** The exercise that was saved last since the start, if one was. */
  #saved: string | undefined;
  #stopListening: () => Promise<void> = async () => {};

  private constructor(options: StartOptions) {
    super();
    this.#options = options;
    this.#modules = options.modules ?? exercises();
    this.#site = new Site(options.site);
    const hostPort = (index: number) => (options.port === 0 ? 0 : options.port + 1 + index);
    const labs = this.#modules.map((subject, index) => new LiveExercise(subject, options.work, hostPort(index)));
    this.#labs = new Map(labs.map((lab) => [lab.id, lab]));
    this.#current = labs[0]!;
    const { work, verdicts } = options;
    this.#saves = new Saves(this.#modules, work);
    this.#grades = new Grades({ modules: this.#modules, work, saves: this.#saves, verdicts });
    this.#connect();
  }

  /**
   * Starts it. Resolves when the pages and the Host of the exercise at hand answer; the build, if one is needed, and the
   * first grades are then under way.
   *
   * @throws UserError when the port is not to be had
   */
  static async start(options: StartOptions): Promise<RunningCourse> {
    const running = new RunningCourse(options);
    try {
      await running.#open();
      return running;
    } catch (error) {
      await running.close();
      throw error;
    }
  }

  /** The lab of the exercise that was saved last. */
  get current(): LiveExercise {
    return this.#current;
  }

  /** Every lab of the course. */
  get labs(): LiveExercise[] {
    return [...this.#labs.values()];
  }

  /** How the static part stands. */
  get site(): SiteState {
    return this.#site.state;
  }

  /** Ends everything it started; resolves when all of it has ended. */
  async close(): Promise<void> {
    this.removeAllListeners();
    this.#live.close();
    const labs = [...this.#labs.values()].map((lab) => lab.close());
    await Promise.all([this.#stopListening(), this.#site.close(), this.#saves.close(), this.#grades.close(), ...labs]);
  }

  async #open(): Promise<void> {
    const { port, work, address } = this.#options;
    this.#current = this.#labs.get((await lastWorkedOn(this.#modules, work)).id)!;
    const app = createApp({
      site: this.#site,
      labs: this.#labs,
      current: () => this.#current,
      live: this.#live,
      known: () => this.#known(),
      address,
      hello: () => helloFrom(this.url),
    });
    const listening = await listen(app, port).catch(async (error: Error) => {
      throw await portTrouble(error, port);
    });
    this.#stopListening = listening.stop;
    this.url = `http://127.0.0.1:${listening.port}/`;
    await Promise.all([this.#current.open(), this.#saves.open()]);
    void this.#site.start();
    void this.#grades.start(this.#current.id);
  }

  #connect(): void {
    // Whoever works on the exercise hears of a save before it is graded.
    this.#saves.on('saved', ({ id }) => this.#follow(this.#labs.get(id)!));
    this.#grades.on('message', (message) => this.#tell(message));
    this.#site.on('state', (state) => this.#tell({ type: 'site', ...state }));
    for (const lab of this.#labs.values()) {
      lab.on('lab', (message) => this.#tell(message));
      lab.on('reset', () => this.emit('reset', lab.id));
      lab.on('logEntry', (logEntry) => {
        this.emit('logEntry', lab.id, logEntry);
        if (logEntry.kind === 'host') this.#live.send({ type: 'trouble', message: logEntry.text });
      });
    }
  }

  /** What was saved last is what a learner works on. */
  #follow(lab: LiveExercise): void {
    const isNews = this.#saved !== lab.id;
    this.#saved = lab.id;
    this.#current = lab;
    if (isNews) this.#tell(lab.saved);
    lab.supervisor.saved();
  }

  #tell(message: LiveMessage): void {
    this.#live.send(message);
    for (const lab of this.#labs.values()) {
      if (!('exercise' in message) || message.exercise === lab.id) lab.bench.send(message);
    }
    this.emit('message', message);
  }

  #known(): LiveMessage[] {
    const labs = [...this.#labs.values()].map((lab) => lab.message);
    const saved = this.#saved === undefined ? [] : [this.#labs.get(this.#saved)!.saved];
    return [...labs, { type: 'site', ...this.#site.state }, ...saved, ...this.#grades.known];
  }
}
