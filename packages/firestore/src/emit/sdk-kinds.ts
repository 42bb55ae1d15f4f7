/** The part of `firestore/sdk.ts` that says what each kind of value is in JSON, in the application and in documents. */
export const kindsText: string = String.raw`/** Values that are the same in JSON, in the application and in documents. */
function plain(parse: (value: unknown, at: string) => unknown): Kind {
  return { to: (value: unknown) => value, from: (value: unknown) => value, parse: (value: unknown) => parse(value, ""), print: (value: unknown) => value };
}
export const text: Kind = plain(wire.checkText);
export const boolean: Kind = plain(wire.checkBoolean);
export const uuid: Kind = plain(wire.checkUuid);
export const date: Kind = plain(wire.checkDate);
export const time = (digits: number): Kind => plain((value) => wire.checkTime(value, digits, ""));
export const localDateTime = (digits: number): Kind => plain((value) => wire.checkMoment(value, digits, "", ""));
/** Decimals that no whole number of units holds exactly: text. */
export const decimal = (precision: number, scale: number): Kind => plain((value) => wire.checkDecimal(value, precision, scale, ""));

/** Numbers; -0 is stored as 0. */
export const number: Kind = { ...plain(wire.checkFloat), to: (value: number) => (value === 0 ? 0 : value), from: (value: number | bigint) => Number(value) };

/** Whole numbers of 32 or 53 bits. */
export const integer = (bits: 32 | 53): Kind => ({ ...number, parse: (value: unknown) => wire.checkInteger(value, bits, "") });

/** Whole numbers of 64 bits. Those that no number holds exactly need firebase-admin, with useBigInt to be read. */
export const int64: Kind = {
  to: (value: bigint, sdk) => {
    if (Number.isSafeInteger(Number(value))) return Number(value);
    return sdk.Bytes === undefined ? value : wire.fail("", value, "is beyond 53 bits, which the web SDK can't hold");
  },
  from: (value: number | bigint) => {
    if (typeof value === "number" && !Number.isSafeInteger(value)) throw new wire.CodecError("", "an integer of more than 53 bits was read as a number: set useBigInt of firebase-admin");
    return BigInt(value);
  },
  parse: (value: unknown) => BigInt(wire.checkInt64(value, "")),
  print: (value: bigint) => String(value),
};

/** Decimal text, stored as a whole number of units of 10^-scale. */
export function units(precision: number, scale: number): Kind {
  return {
    ...decimal(precision, scale),
    to: (value: string) => {
      const [, minus, before, after = ""] = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(value) ?? [];
      if (before === undefined || after.length > scale) wire.fail("", value, "is no decimal of " + scale + " digits after the point");
      const whole = Number(before + after.padEnd(scale, "0"));
      return minus === "-" && whole !== 0 ? -whole : whole;
    },
    from: (value: number | bigint) => {
      const digits = String(value).replace("-", "").padStart(scale + 1, "0");
      const cut = digits.length - scale;
      return (value < 0 ? "-" : "") + digits.slice(0, cut) + (scale === 0 ? "" : "." + digits.slice(cut));
    },
  };
}

/** Moments to the millisecond: Date. */
export const millis: Kind = {
  to: (value: Date, sdk) => {
    const seconds = Math.floor(value.getTime() / 1000);
    return new sdk.Timestamp(seconds, (value.getTime() - seconds * 1000) * 1_000_000);
  },
  from: (value: Timestamp) => new Date(value.seconds * 1000 + Math.floor(value.nanoseconds / 1_000_000)),
  parse: (value: unknown) => new Date(wire.checkMoment(value, 3, "Z", "")),
  print: (value: Date) => value.toISOString(),
};

/** Moments to the microsecond: text. */
export const micros: Kind = {
  ...plain((value) => wire.checkMoment(value, 6, "Z", "")),
  to: (value: string, sdk) => {
    const [, second = "", fraction = ""] = /^(.{19})(?:\.([0-9]{1,6}))?Z$/.exec(value) ?? [];
    return new sdk.Timestamp(Date.parse(second + "Z") / 1000, Number(fraction.padEnd(6, "0")) * 1000);
  },
  from: (value: Timestamp) => {
    const fraction = String(Math.floor(value.nanoseconds / 1000)).padStart(6, "0");
    return new Date(value.seconds * 1000).toISOString().slice(0, 19) + "." + fraction + "Z";
  },
};

/** Bytes: Uint8Array. */
export const bytes: Kind = {
  to: (value: Uint8Array, sdk) => sdk.Bytes?.fromUint8Array(value) ?? value,
  from: (value: Uint8Array | { toUint8Array(): Uint8Array }) => new Uint8Array("toUint8Array" in value ? value.toUint8Array() : value),
  parse: (value: unknown) => wire.bytesOf(value, ""),
  print: (value: Uint8Array) => wire.base64Of(value),
};

export const geoPoint: Kind = {
  to: (value: GeoPoint, sdk) => new sdk.GeoPoint(value.latitude, value.longitude),
  from: ({ latitude, longitude }: GeoPoint) => ({ latitude, longitude }),
  parse: (value: GeoPoint) => {
    wire.checkKeys(value, ["latitude", "longitude"], "");
    return { latitude: degrees(value.latitude, 90, "latitude"), longitude: degrees(value.longitude, 180, "longitude") };
  },
  print: (value: GeoPoint) => value,
};

function degrees(value: unknown, most: number, at: string): number {
  const number = wire.checkFloat(value, at);
  return Math.abs(number) <= most ? number : wire.fail(at, value, "is beyond " + most + " degrees");
}

/** JSON as native values; members that are undefined are left out. With useBigInt, whole numbers are read as bigint. */
export const json: Kind = { ...plain(checkNative), to: (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown, from: (value: unknown) => withNumbers(value) };

/** JSON that documents hold as it is: no list directly in a list, no member that Firestore keeps for itself. */
function checkNative(value: unknown, at: string): unknown {
  wire.checkJson(value, at);
  for (const [key, member] of typeof value === "object" && value !== null ? Object.entries(value) : []) {
    if (Array.isArray(value) && Array.isArray(member)) wire.fail(at, value, "has a list directly in a list, which documents can't hold");
    if (!Array.isArray(value)) checkKey(key, at);
    checkNative(member, wire.below(at, Array.isArray(value) ? Number(key) : key));
  }
  return value;
}

function checkKey(key: string, at: string): void {
  if (key === "" || /^__.*__$/s.test(key)) wire.fail(at, key, "is no name of a field in documents");
}

function withNumbers(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withNumbers);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withNumbers(member)]));
}

/** JSON as text. */
export const jsonText: Kind = { ...plain(wire.checkJson), to: (value: unknown) => JSON.stringify(value), from: (value: string) => JSON.parse(value) as unknown };

/** JSON as a member of a list. */
export const jsonMember: Kind = {
  ...json, parse: (value: unknown) => (Array.isArray(value) ? wire.fail("", value, "is a list directly in a list, which documents can't hold") : checkNative(value, "")),
};

export function list(of: Kind): Kind {
  const each = (value: readonly unknown[], turn: (member: never) => unknown): unknown[] => value.map((member, index) => within("[" + index + "]", () => turn(member as never)));
  return {
    to: (value: readonly unknown[], sdk) => each(value, (member) => toOne(of, member, sdk)),
    from: (value: readonly unknown[]) => each(value, of.from),
    parse: (value: unknown) => each(Array.isArray(value) ? value : wire.fail("", value, "is no list"), of.parse),
    print: (value: readonly unknown[]) => each(value, of.print),
  };
}

export function map(of: Kind): Kind {
  const each = (value: object, turn: (member: never) => unknown): object => {
    const made: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(value)) {
      if (member !== undefined) Object.defineProperty(made, key, { value: within(key, () => turn(member as never)), writable: true, enumerable: true, configurable: true });
    }
    return made;
  };
  const parse = (value: unknown): object => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) wire.fail("", value, "is no object");
    for (const key of Object.keys(value)) checkKey(wire.checkText(key, ""), "");
    return each(value, of.parse);
  };
  return { to: (value: object, sdk, part) => each(value, (member) => toOne(of, member, sdk, part)), from: (value: object) => each(value, of.from), parse, print: (value: object) => each(value, of.print) };
}

export function object(fields: Fields): Kind {
  return {
    to: (value, sdk, part = false) => write(fields, value, sdk, part), from: (value) => read(fields, value),
    parse: (value) => parseFields(fields, value, Object.keys(fields)), print: (value) => printFields(fields, value),
  };
}

/** One of several objects, by its tag: the tag's name in records, and in documents. */
export function union(tag: string, as: string, parts: Fields): Kind {
  const of = (value: unknown, name: string): Kind => partOf(parts, typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as never)[name] : undefined, name);
  return {
    to: (value, sdk, part) => of(value, tag).to(value, sdk, part), from: (value: unknown) => of(value, as).from(value as never),
    parse: (value: unknown) => of(value, tag).parse(value as never), print: (value: unknown) => of(value, tag).print(value as never),
  };
}

/** One of several objects, by a field of the same record: that field's name in records, and in documents. */
export function told(by: string, as: string, parts: Fields): Kind {
  return { ...object({}), told: { by, as, parts } };
}

function partOf(parts: Fields, name: unknown, by: string): Kind {
  const kind = typeof name === "string" && Object.hasOwn(parts, name) ? parts[name] : undefined;
  return kind ?? wire.fail("", name, "is no " + by + " that says which part it is");
}

/** The kind of a field in a record, or in a document. */
function kindIn(kind: Kind, holder: { readonly [name: string]: unknown }, isDocument: boolean): Kind {
  if (kind.told === undefined) return kind;
  const name = isDocument ? kind.told.as : kind.told.by;
  return partOf(kind.told.parts, Object.hasOwn(holder, name) ? holder[name] : undefined, kind.told.by);
}

/** A field that has another name in documents. */
export function named(as: string, kind: Kind): Kind {
  return { ...kind, as };
}

/** A field that may be absent. */
export function optional(kind: Kind): Kind {
  return { ...kind, optional: true };
}

/** A field that documents hold as null where it is absent. */
export function nullable(kind: Kind): Kind {
  return { ...kind, optional: true, orNull: true };
}
`;
