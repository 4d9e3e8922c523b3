// Mistake: An office that HR sends as null becomes undefined.
// Caught by: build-risk/sunset › gives version 2 the shape of version 1

// #region adapter-v2
export function fromV2({ employee, name, location, employment }: PersonV2): Record<keyof PersonV1, unknown> {
  const parts = [name?.given, name?.family];
  return {
    id: employee?.id,
    displayName: parts.every((part) => typeof part === 'string') ? parts.join(' ') : undefined,
    workplace: location?.office ?? undefined,
    status: employment?.state,
  };
}
// #endregion
