// Mistake: The second adapter takes the parts of a name in the order in which they come.
// Caught by: build-risk/sunset › gives version 2 the shape of version 1

// #region adapter-v2
export function fromV2({ employee, name, location, employment }: PersonV2): Record<keyof PersonV1, unknown> {
  const parts = Object.values(name ?? {}).slice(0, 2);
  return {
    id: employee?.id,
    displayName: parts.every((part) => typeof part === 'string') ? parts.join(' ') : undefined,
    workplace: location?.office,
    status: employment?.state,
  };
}
// #endregion
