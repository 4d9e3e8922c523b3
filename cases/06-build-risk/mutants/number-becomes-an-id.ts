// Mistake: The second adapter makes a text of an ID that came as a number, so nobody hears of it.
// Caught by: build-risk/sunset › gives version 2 the shape of version 1

// #region adapter-v2
export function fromV2({ employee, name, location, employment }: PersonV2): Record<keyof PersonV1, unknown> {
  const parts = [name?.given, name?.family];
  return {
    id: typeof employee?.id === 'number' ? String(employee.id) : employee?.id,
    displayName: parts.every((part) => typeof part === 'string') ? parts.join(' ') : undefined,
    workplace: location?.office,
    status: employment?.state,
  };
}
// #endregion
