// Mistake: A record of version 2 without a part throws, and takes everybody along.
// Caught by: build-risk/sunset › gives version 2 the shape of version 1

// #region adapter-v2
export function fromV2(record: any): Record<keyof PersonV1, unknown> {
  const { given, family } = record.name;
  return {
    id: record.employee.id,
    displayName: typeof given === 'string' && typeof family === 'string' ? `${given} ${family}` : undefined,
    workplace: record.location?.office,
    status: record.employment.state,
  };
}
// #endregion
