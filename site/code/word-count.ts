/** The words a reader reads in an MDX text: no imports, no tags with their properties, no code. */
export function wordCount(mdx: string): number {
  const prose = mdx
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^import .*$/gm, '')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/<\/?[A-Za-z](?:"[^"]*"|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[^>"{}])*>/g, ' ');
  return prose.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;
}
