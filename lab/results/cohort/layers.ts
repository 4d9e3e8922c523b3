/** What else than Node's permission model can stand between a stranger's code and this machine. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { freshUser } from '../../runner/confinement.ts';
import { HostProcess } from '../../runner/host-process.ts';

/** Set for the process that runs inside. */
const INSIDE = 'HOST_AND_REMOTE_NO_NETWORK';

const UP = 'ip link set lo up';
/** As root, or as anybody where the system lets everybody have namespaces of their own. */
const WAYS = [['--net'], ['--net', '--map-root-user']];

/** Whether this process has no network but loopback. */
function hasNoNetwork(): boolean {
  return process.env[INSIDE] === '1';
}

/**
 * Runs this very command again where there is no network but loopback (a network namespace of Linux).
 *
 * @returns its exit code; undefined when this system has no such place, or when we are there already
 */
export async function runWithoutNetwork(): Promise<number | undefined> {
  if (process.platform !== 'linux' || hasNoNetwork()) return undefined;
  const way = WAYS.find((flags) => spawnSync('unshare', [...flags, 'sh', '-c', UP], { stdio: 'ignore' }).status === 0);
  if (!way) return undefined;
  const inside = [
    'sh',
    '-c',
    `${UP} && exec "$@"`,
    'sh',
    process.execPath,
    ...process.execArgv,
    ...process.argv.slice(1),
  ];
  const child = spawn('unshare', [...way, ...inside], { stdio: 'inherit', env: { ...process.env, [INSIDE]: '1' } });
  const ignore = () => {}; // the terminal tells the child itself
  process.on('SIGINT', ignore);
  const [code] = (await once(child, 'exit')) as [number | null];
  process.off('SIGINT', ignore);
  return code ?? 2;
}

/** Whether each Host can run as a user of its own that owns nothing: we are root, and such a user can read the project. */
export async function canRunAsNobody(): Promise<boolean> {
  if (freshUser() === undefined) return false;
  const trial = new HostProcess(undefined, { asNobody: true });
  const started = await trial.ready().then(
    () => true,
    () => false,
  );
  trial.end();
  await trial.cleared();
  return started;
}

/** The layers that stand between learner code and this machine, as a sentence. */
export function layersInWords(asNobody: boolean): string {
  const layers = [
    'Node’s permission model and a limit on its memory',
    ...(asNobody ? ['a user of its own that owns nothing'] : []),
    ...(hasNoNetwork() ? ['no network but loopback'] : []),
  ];
  return `Learner code is held by ${new Intl.ListFormat('en-GB').format(layers)}.`;
}
