/** The sign in the browser's tab: the mark, one half in each ink. */
import { AMPERSAND, markAt } from '../../figures/kit/mark.ts';

const half = (ink: string, x: number): string =>
  `<clipPath id="${ink}-half"><path d="M${x} 0h16v32h-16z"/></clipPath>` +
  `<g clip-path="url(#${ink}-half)"><path class="${ink}" transform="translate(16 16) ${markAt(25.8)}" d="${AMPERSAND}"/></g>`;

// A picture of its own cannot read the page's inks; these are figures/ink.css.
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<style>
.paper { fill: #fbf8f1 } .host { fill: #1d4e9e } .remote { fill: #b03510 }
@media (prefers-color-scheme: dark) { .paper { fill: #16181d } .host { fill: #8fb8ff } .remote { fill: #ff9d6e } }
</style>
<rect class="paper" width="32" height="32" rx="6"/>
${half('host', 0)}
${half('remote', 16)}
</svg>
`;

export function GET(): Response {
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
}
