// Mistake: The second adapter takes a location that is a text for an office.
// Caught by: build-risk/sunset › gives version 2 the shape of version 1

// #region adapter-v2
export function fromV2({ employee, name, location, employment }: PersonV2): Record<keyof PersonV1, unknown> {
  const parts = [name?.given, name?.family];
  return {
    id: employee?.id,
    displayName: parts.every((part) => typeof part === 'string') ? parts.join(' ') : undefined,
    workplace: typeof location === 'string' ? location : location?.office,
    status: employment?.state,
  };
}
// #endregion
