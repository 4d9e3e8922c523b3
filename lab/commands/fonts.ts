/**
 * `npm run fonts`: cuts the kit's three typefaces down to the characters it prints and writes them to `figures/fonts/`.
 * The result is committed; run this again after changing a typeface or needing another character.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
const BEYOND_ASCII = '\u00a0£§©«°±·»¿×ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ–—‘’“”•…←↑→↓€−≤≥✓✗';

const fonts = [
  { name: 'newsreader', weight: { min: 400, max: 700 } },
  { name: 'inter', weight: { min: 400, max: 700 } },
  { name: 'jetbrains-mono', weight: 400 },
];

const target = new URL('../../figures/fonts/', import.meta.url);
await mkdir(target, { recursive: true });

for (const { name, weight } of fonts) {
  const path = `@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`;
  const whole = await readFile(new URL(import.meta.resolve(path)));
  const subset = await subsetFont(whole, ASCII + BEYOND_ASCII, {
    targetFormat: 'woff2',
    variationAxes: { wght: weight },
  });
  await writeFile(new URL(`${name}.woff2`, target), subset);
  console.log(`${name}.woff2  ${(subset.length / 1024).toFixed(1)} kB (from ${(whole.length / 1024).toFixed(1)} kB)`);
}
