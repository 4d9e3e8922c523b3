/** Puts `npm start` together: the course, the running lab and live grades on one address. */
import { EventEmitter } from 'node:events';
import { dirname, join, relative, sep } from 'node:path';
import { exercises, slug } from '../../course.ts';
import { root } from '../source/root.ts';
import { Broadcast } from './broadcast.ts';
import { Grades } from './grades.ts';
import type { BenchMessage, LiveMessage, Saying, SiteState } from './messages.ts';
import { createDoor, listen } from './server.ts';
import { Site, type SiteOptions } from './site.ts';
import { helloFrom, portTrouble } from './taken.ts';
import { WorldKeeper } from './world-keeper.ts';

export interface StartOptions {
  /** The course's port; the Host gets the next one if it is free. 0 lets the system choose both. */
  port: number;
  /** A folder laid out like `exercises/`. */
  work: string;
  site: SiteOptions;
}

interface CourseEvents {
  /** What pages hear, too. */
  message: [LiveMessage];
  /** What the bench hears about the learner's code. */
  saying: [Saying];
  /** The lab started again from the seed. */
  fresh: [];
}

/** The first exercise that plugs into the Host. */
const subject = exercises()[0]!;

/** A running course. */
export class RunningCourse extends EventEmitter<CourseEvents> {
  /** The id of the exercise whose code is plugged in. */
  readonly exercise: string = subject.id;
  /** The learner's file as a person would name it, for instance `exercises/03-pull/pull.ts`. */
  readonly file: string;
  /** Where the course is, with a slash at the end. */
  url = '';

  readonly #options: StartOptions;
  readonly #site: Site;
  readonly #keeper: WorldKeeper;
  readonly #grades: Grades;
  readonly #live = new Broadcast<LiveMessage>();
  readonly #bench = new Broadcast<LiveMessage | BenchMessage>();
  readonly #opened = Promise.withResolvers<void>();
  #stopListening: () => Promise<void> = async () => {};

  private constructor(options: StartOptions) {
    super();
    this.#options = options;
    const file = join(options.work, subject.exercise.folder, `${subject.id}.ts`);
    this.file = named(file, options.work);
    this.#site = new Site(options.site);
    const remedy = `“npm run reset -- ${subject.id}” brings the starter back.`;
    this.#keeper = new WorldKeeper({ module: subject.id, file, remedy });
    this.#grades = new Grades(exercises(), options.work);
    this.#opened.promise.catch(() => undefined); // whoever starts it hears of it
    this.#connect();
  }

  /**
   * Starts it. Resolves when the pages and the Host answer; the build, if one is needed, and the first grade are then
   * under way.
   *
   * @throws Sorry when the port is not to be had
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

  /** Where the Host is, with a slash at the end. */
  get host(): string {
    return this.#keeper.host.url;
  }

  /** How the static part stands. */
  get site(): SiteState {
    return this.#site.state;
  }

  /** Ends everything it started; resolves when all of it has ended. */
  async close(): Promise<void> {
    this.removeAllListeners();
    this.#live.close();
    this.#bench.close();
    await Promise.all([this.#stopListening(), this.#site.close(), this.#grades.close(), this.#keeper.close()]);
  }

  async #open(): Promise<void> {
    const app = createDoor({
      site: this.#site,
      keeper: this.#keeper,
      opened: this.#opened.promise,
      subject: {
        title: subject.title,
        chapter: subject.chapter && `/chapters/${subject.id}/#exercise`,
        slides: subject.deck && `/slides/${slug(subject)}/`,
        file: this.file,
      },
      live: this.#live,
      bench: this.#bench,
      known: () => this.#known(),
      hello: () => helloFrom(this.url),
    });
    const { port } = this.#options;
    const listening = await listen(app, port).catch(async (error: Error) => {
      throw await portTrouble(error, port);
    });
    this.#stopListening = listening.stop;
    this.url = `http://127.0.0.1:${listening.port}/`;
    const starting = this.#keeper.open(port === 0 ? 0 : port + 1);
    starting.then(this.#opened.resolve, this.#opened.reject);
    await starting;
    void this.#site.start();
    void this.#grades.start();
  }

  #connect(): void {
    this.#grades.on('message', (message) => this.#tell(message));
    this.#site.on('state', (state) => this.#tell({ type: 'site', ...state }));

    const keeper = this.#keeper;
    let host = '';
    keeper.on('host', (state) => {
      if (state.url !== host) this.#tell(this.#lab());
      host = state.url;
      this.#bench.send({ type: 'host', host: state });
    });
    keeper.on('saying', (saying) => {
      this.#bench.send({ type: 'saying', saying });
      this.emit('saying', saying);
      if (saying.kind === 'host') this.#live.send({ type: 'trouble', message: saying.text });
    });
    keeper.on('remote', (remote) => this.#bench.send({ type: 'remote', remote }));
    keeper.on('clock', (now) => this.#bench.send({ type: 'clock', now }));
    keeper.on('exchanges', (exchanges) => this.#bench.send({ type: 'exchanges', exchanges }));
    keeper.on('fresh', () => {
      this.#bench.send({ type: 'bench', ...keeper.snapshot() });
      this.emit('fresh');
    });
  }

  #tell(message: LiveMessage): void {
    this.#live.send(message);
    this.#bench.send(message);
    this.emit('message', message);
  }

  #known(): LiveMessage[] {
    return [this.#lab(), { type: 'site', ...this.#site.state }, ...this.#grades.known];
  }

  #lab(): LiveMessage {
    return { type: 'lab', host: this.host, bench: '/lab/', file: this.file };
  }
}

/** A file below the project's root, or below the folder that holds `work`, as a person would name it. */
function named(file: string, work: string): string {
  const inside = relative(root, file);
  return (inside.startsWith('..') ? relative(dirname(work), file) : inside).split(sep).join('/');
}
