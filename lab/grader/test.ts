/** `test` as specs are given it: Playwright's own when Playwright runs them, otherwise one that collects checks. */
import { collectingTest } from './collect.ts';
import type { SpecTest } from './spec.ts';
import { UNDER_PLAYWRIGHT } from './under-playwright.ts';

export const test: SpecTest = process.env[UNDER_PLAYWRIGHT] ? (await import('./playwright.ts')).test : collectingTest;
