/** `test` as specs are given it: one that collects checks, unless Playwright runs them. */
import { collectingTest } from './collect.ts';
import type { SpecTest } from './spec.ts';

export let test: SpecTest = collectingTest;

/** Specs that are loaded from now on declare their tests with another `test`. */
export function declareWith(other: SpecTest): void {
  test = other;
}
