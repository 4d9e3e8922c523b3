/** The learner's functions of Embed that run in the Host: called with care, and what they return is checked. */
import type { Content, Note, Oembed, Report } from '../../../api/embed.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { shown } from '../../host/described.ts';
import { started, type LearnerModule } from '../../host/learner-module.ts';

/** What the Host's pages ask for. Everything is HTML that may be put into a page; undefined while it is not written. */
export interface EmbedFunctions {
  /**
   * Without a sandbox in the report, it gets the one that {@link sandboxFor} says.
   *
   * @throws LearnerError
   */
  reportFrame(report: Report, hostUrl: string): Promise<string | undefined>;
  /**
   * The value of an attribute, not yet escaped.
   *
   * @throws LearnerError
   */
  sandboxFor(content: Content, hostUrl: string): Promise<string | undefined>;
  /**
   * @throws LearnerError
   */
  noteFrame(note: Note): Promise<string | undefined>;
  /**
   * @throws LearnerError
   */
  preview(url: string, oembed: Oembed): Promise<string | undefined>;
}

/**
 * The functions of one learner's file.
 *
 * @param takesPart whether a step may take part; checks leave out the steps they are not about
 */
export function embedFunctions(learner: LearnerModule, takesPart: (step: string) => boolean): EmbedFunctions {
  async function text(step: string, name: string, what: string, ...values: unknown[]): Promise<string | undefined> {
    if (!takesPart(step)) return undefined;
    return started(async () => {
      const result = await learner.call(name, ...values);
      if (typeof result === 'string') return result;
      throw new LearnerError(`${name}() returned ${shown(result)} instead of ${what}.`);
    });
  }

  const sandboxFor: EmbedFunctions['sandboxFor'] = (content, hostUrl) =>
    text('embed/contain', 'sandboxFor', 'the text for a sandbox attribute', content, hostUrl);

  return {
    async reportFrame(report, hostUrl) {
      const sandbox = report.sandbox ?? (await sandboxFor({ url: report.url, needs: [] }, hostUrl));
      return text('embed/frame', 'reportFrame', 'HTML', sandbox === undefined ? report : { ...report, sandbox });
    },
    sandboxFor,
    noteFrame: (note) => text('embed/contain', 'noteFrame', 'HTML', note),
    preview: (url, oembed) => text('embed/preview', 'preview', 'HTML', url, oembed),
  };
}
