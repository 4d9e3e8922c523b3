// Mistake: A part of a record that is null throws, because a default stands in for what is absent only.
// Caught by: build-risk/sunset › gives version 2 the shape of version 1

// #region adapter-v2
export function fromV2({ employee = {}, name, location, employment }: PersonV2): Record<keyof PersonV1, unknown> {
  const parts = [name?.given, name?.family];
  return {
    id: employee.id,
    displayName: parts.every((part) => typeof part === 'string') ? parts.join(' ') : undefined,
    workplace: location?.office,
    status: employment?.state,
  };
}
// #endregion
