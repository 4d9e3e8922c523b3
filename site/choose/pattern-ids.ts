/** The five patterns by name, for those who need nothing of what is said about them. */
import type { ModuleId } from '../../course.ts';

/** Names a pattern, as `course.ts` does. */
export type PatternId = Extract<ModuleId, 'embed' | 'push' | 'pull' | 'clone' | 'synthesize'>;

/** In the order of the course. */
export const patternIds: readonly PatternId[] = ['embed', 'push', 'pull', 'clone', 'synthesize'];
