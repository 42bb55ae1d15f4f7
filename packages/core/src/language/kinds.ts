import type { Kind } from "../model/type.ts";

/** What a type is for people, and a field of it. */
export interface KindLine { readonly about: string; readonly example: string }

/** A line of documentation for every type of the language. Patterned strings bring theirs (pattern/formats.ts). */
export const kindLines: Readonly<Record<Kind, KindLine>> = {
  string: { about: "Text, well-formed and without U+0000. Its length is counted in code points.", example: "title: { type: string, maxLength: 120 }" },
  boolean: { about: "true or false.", example: "isPaid: { type: boolean }" },
  int32: { about: "A whole number of 32 bits, from -2147483648 to 2147483647.", example: "quantity: { type: int32, minimum: 0 }" },
  integer: { about: "A whole number that JSON and JavaScript hold exactly: up to 9007199254740991 on either side of zero.", example: "views: { type: integer, minimum: 0 }" },
  int64: { about: "A whole number of 64 bits; in JSON as text, in TypeScript a bigint.", example: "position: { type: int64 }" },
  float: { about: "A finite number of 64 bits; -0 is 0. Sums of money are decimals.", example: "ratio: { type: float }" },
  decimal: { about: "A number with an exact number of digits after the point; in JSON as text.", example: "total: { type: decimal, precision: 12, scale: 2 }" },
  uuid: { about: "A UUID, in lower case.", example: "id: { type: uuid, auto: uuid }" },
  uid: { about: "The id that an identity provider gave to a person: text of 1 to 128 characters. It compares with auth.uid.", example: "ownerUid: { type: uid }" },
  date: { about: "A day of the calendar, without a time: 2026-02-28.", example: "dueOn: { type: date }" },
  time: { about: "A time of day, without a day and a zone: 17:30:00.", example: "opensAt: { type: time }" },
  timestamp: { about: "A moment, in UTC, to the millisecond, with precision: 6 to the microsecond.", example: "sentAt: { type: timestamp }" },
  localDateTime: { about: "A day and a time without a zone, as a clock on a wall shows them.", example: "startsAt: { type: localDateTime }" },
  bytes: { about: "Bytes; in JSON as base64. Their size is counted in bytes.", example: "picture: { type: bytes, maxLength: 100000 }" },
  json: { about: "Any JSON. Nothing is known of what is inside.", example: "answers: { type: json }" },
  enum: { about: "One of a list of values.", example: "state: { type: enum, values: [open, paid] }" },
  list: { about: "Members of one type, in order, none of them null; no list directly in a list.", example: "tags: { type: list, of: slug, maxItems: 10 }" },
  map: { about: "Values of one type by keys, which are text.", example: "titles: { type: map, of: { type: string, maxLength: 80 } }" },
  object: { about: "Fields of their own, in place. An object that several contracts use is a file of its own.", example: "size: { type: object, fields: { width: { type: int32 } } }" },
  union: {
    about: "One of several objects, each with fields of its own. Which one says an enum field beside it (by), or a member inside it (tag).",
    example: "payment: { type: union, tag: kind, of: { card: { fields: { number: { type: string } } }, cash: { fields: {} } } }",
  },
  geoPoint: { about: "A point on earth: latitude and longitude in degrees.", example: "place: { type: geoPoint }" },
};
