/** Asks somebody at the terminal. */
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';

/**
 * Asks a question that “y” or “yes” says yes to, and anything else no; so does the end of the input. The question goes
 * to standard error, so that it is seen where the answer to the command goes to a file.
 */
export async function saysYes(question: string): Promise<boolean> {
  const { stdin: input, stderr: output } = process;
  const asking = createInterface({ input, output });
  const left = once(asking, 'close').then(() => '');
  // Ctrl-C and Ctrl-D reject it, and leave the cursor where it is.
  const typed = asking.question(`${question} y: yes, anything else: no. `).catch(() => {
    output.write('\n');
    return '';
  });
  const answer = await Promise.race([typed, left]);
  asking.close();
  return /^y(es)?$/i.test(answer.trim());
}
