/**
 * Notices when learner code has changed what is built into JavaScript or Node: then an error of the Host is theirs, and
 * they hear what they changed. Looks at what was there before learner code came in, by means taken from then.
 */

type Owner = readonly [name: string, object: object];

const { ownKeys, getOwnPropertyDescriptor } = Reflect;

const OWNERS: readonly Owner[] = [
  Array,
  Date,
  Error,
  Function,
  Headers,
  Map,
  Number,
  Object,
  Promise,
  RegExp,
  Request,
  Response,
  Set,
  String,
  URL,
  URLSearchParams,
].flatMap((one): Owner[] => [
  [one.name, one],
  [`${one.name}.prototype`, one.prototype as object],
]);

const PLAIN: readonly Owner[] = [
  ['JSON', JSON],
  ['Math', Math],
  ['Reflect', Reflect],
  ['globalThis', globalThis],
];

interface Known {
  owner: Owner;
  key: PropertyKey;
  value: unknown;
}

const known: readonly Known[] = [...OWNERS, ...PLAIN].flatMap((owner) =>
  ownKeys(owner[1]).map((key): Known => ({ owner, key, value: valueOf(owner[1], key) })),
);

/** What a property is, without asking a getter: Node loads some globals only when somebody asks. */
function valueOf(owner: object, key: PropertyKey): unknown {
  const found = getOwnPropertyDescriptor(owner, key);
  return typeof found?.value === 'function' ? found.value : undefined;
}

/** The name of a built-in function that was changed since this file was loaded, for instance `Array.prototype.map`. */
export function changedBuiltIn(): string | undefined {
  // No iterator and no method of a list: they may be what was changed.
  for (let index = 0; index < known.length; index += 1) {
    const { owner, key, value } = known[index]!;
    if (value !== undefined && valueOf(owner[1], key) !== value) {
      return owner[0] === 'globalThis' ? String(key) : `${owner[0]}.${String(key)}`;
    }
  }
  return undefined;
}
