/** What the checks of Embed draw: texts and addresses that only whoever takes them whole gets right. */
import type { Draw } from 'host-and-remote/grader';

/** Words enough to be longer than anybody would cut a title at. */
const TITLE_WORDS = 40;
/** The same for an address. */
const ADDRESS_WORDS = 30;
/** Words enough to be longer than anybody would cut a note at, and short enough for a form. */
const NOTE_WORDS = 1_000;

function words(draw: Draw, count: number): string[] {
  return Array.from({ length: count }, () => draw.word());
}

/** A text with all that means something to somebody: to HTML, to addresses, to patterns, to whoever tidies up. */
export function anyText(draw: Draw): string {
  const word = () => draw.word();
  const pieces = [
    `"${word()}"`,
    `'${word()}'`,
    `${word()} & ${word()}`,
    `&amp;${word()}`,
    `&lt;${word()}`,
    `<b>${word()}</b>`,
    `${word()} < 20 > 5`,
    `$& $1 $' $${word()}`,
    `%26${word()}+`,
    `\\${word()}\``,
    `${word()}  ${word()}`,
    `${word()}\t${word()}`,
    `${word().toUpperCase()}cafe\u0301`,
    words(draw, TITLE_WORDS).join(' '),
  ];
  return draw.shuffled(pieces).join(' ');
}

/** The same, with white space around it. */
export function anyTitle(draw: Draw): string {
  return ` ${anyText(draw)} `;
}

/** HTML as people paste it, and as those write it who mean no good. */
export function anyHtml(draw: Draw, most = NOTE_WORDS): string {
  const word = () => draw.word();
  const pieces = [
    `<p title="${word()} & ${word()}">&lt;b&gt; for "bold", &amp;quot; for '&quot;'</p>`,
    `<P Class='${word()}' onclick="alert('${word()}')">${word()}</P>`,
    `<!-- ${word()} -->`,
    `<script>document.title = "${word()}"</script>`,
    `<style>p { color: red }</style>`,
    `<a href="javascript:alert(1)" target="_top">${word()}</a>`,
    `<iframe src="http://${word()}.example/"></iframe>`,
    `<ul>\n\n\n\t<li>${word()}  ${word()}</ul>`,
    `${word()} $& $1 $' $\` cafe\u0301 %41 &copy; &nbsp; \\n`,
    `<p>${words(draw, most).join(' ')}</p>`,
  ];
  return `\n ${draw.shuffled(pieces).join('\n')} \n`;
}

/** {@link anyAddress} with characters that an address should not have, and that whoever parses and writes it encodes. */
export function anyRawAddress(draw: Draw, base: string): string {
  return `${anyAddress(draw, base)}'é ${draw.word()}`;
}

/** A page below this address, with a query and a fragment that change when somebody tidies them, takes them apart or cuts them. */
export function anyAddress(draw: Draw, base: string): string {
  const [page, name, place, one, two, part] = words(draw, 6);
  const query = `${name}=${one}+${two}%20%26&amp;=%2F${place}&lt;=1&of=${words(draw, ADDRESS_WORDS).join('-')}&to=%C3%A9${part}`;
  return `${base}/${page!.toUpperCase()}'s%20page?${query}#${part}&${place}`;
}
