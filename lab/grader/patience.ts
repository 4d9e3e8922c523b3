/** How long a page may take before a check calls it missing, in milliseconds. */
export const PATIENCE_MS = 8_000;
