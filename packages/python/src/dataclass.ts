import { byKind, partStep, type Field, type PerKind, type Step, type Type, type TypeOf } from "@concord/core";
import { attribute, classOf, classOfPart } from "./names.ts";
import { aboutOf } from "./property.ts";
import { docstring, text, tuple } from "./quote.ts";
import type { Scope } from "./scope.ts";

/** Where a dataclass is printed: what its objects within are called after, and the way to it. */
export interface Place { readonly scope: Scope; readonly owner: string; readonly path: readonly Step[] }

/** A type of a value in Python, and what leads from its JSON to it and back, of `_records.py`. */
interface Spoken { readonly type: string; readonly codec: string }

const of = (type: string, codec: string): Spoken => ({ type, codec });

const spoken: PerKind<[Place], Spoken> = {
  string: () => of("str", "_r.text"),
  boolean: () => of("bool", "_r.boolean"),
  int32: () => of("int", "_r.int32"),
  integer: () => of("int", "_r.integer"),
  int64: () => of("int", "_r.int64"),
  float: () => of("float", "_r.number"),
  decimal: ({ precision, scale }, { scope }) => of(scope.use("Decimal"), `_r.decimal(${precision}, ${scale})`),
  uuid: (_, { scope }) => of(scope.use("UUID"), "_r.uuid"),
  uid: () => of("str", "_r.text"),
  date: (_, { scope }) => of(scope.use("date"), "_r.day"),
  time: ({ precision }, { scope }) => of(scope.use("time"), `_r.clock(${precision})`),
  timestamp: ({ precision }, { scope }) => of(scope.use("datetime"), `_r.timestamp(${precision})`),
  localDateTime: ({ precision }, { scope }) => of(scope.use("datetime"), `_r.local(${precision})`),
  bytes: () => of("bytes", "_r.base64"),
  json: () => of("_r.Json", "_r.json"),
  enum: ({ values, open }, { scope }) => {
    const names = values.map(({ value }) => text(value)).join(", ");
    return open ? of("str", "_r.text") : of(`${scope.use("Literal")}[${names}]`, `_r.one_of(${names})`);
  },
  list: (type, place) => {
    const member = spokenOf(type.of, inside(place, "[]"));
    return of(`list[${member.type}]`, `_r.list_of(${member.codec})`);
  },
  map: (type, place) => {
    const member = spokenOf(type.of, inside(place, "{}"));
    return of(`dict[str, ${member.type}]`, `_r.map_of(${member.codec})`);
  },
  object: (type, place) => {
    const name = dataclass(classOf(place.owner, place.path), type.fields, place);
    return of(name, `_r.of(${name})`);
  },
  union: (type, place) => {
    const parts = type.parts.map((part) => dataclass(classOfPart(place.owner, place.path, type, part.name), part.type.fields, inside(place, partStep(part.name))));
    const named = `{${type.parts.map((part, index) => `${text(part.name)}: ${parts[index]}`).join(", ")}}`;
    return of([...new Set(parts)].join(" | "), type.tag === undefined ? besideOf(type, named) : `_r.tagged(${text(type.tag)}, ${named})`);
  },
  geoPoint: () => of("_r.GeoPoint", "_r.point"),
};

function besideOf({ by = "" }: TypeOf<"union">, parts: string): string {
  return `_r.Beside(${text(by)}, ${text(attribute(by))}, ${parts})`;
}

function spokenOf(type: Type, place: Place): Spoken {
  return byKind(spoken, type, place);
}

function inside(place: Place, step: Step): Place {
  return { ...place, path: [...place.path, step] };
}

/** The class of an object within, printed before what holds it. */
function dataclass(wanted: string, fields: readonly Field[], place: Place): string {
  return place.scope.class(place.path.join("."), wanted, (name) => `${head(name, "_r.Record")}${membersOf(fields, place)}`);
}

/** The line that a dataclass begins with. */
export function head(name: string, parent: string): string {
  return `@dataclass(frozen=True, slots=True, kw_only=True)\nclass ${name}(${parent}):\n`;
}

/** The attributes of a dataclass, and what reads and writes each. */
export function membersOf(fields: readonly Field[], place: Place): string {
  const members = fields.map((field) => {
    const { type, codec } = spokenOf(field.type, inside(place, field.name));
    const called = attribute(field.name);
    return {
      line: `    ${called}: ${type}${field.optional ? " | None = None" : ""}\n${docstring(aboutOf(field), "    ")}`,
      member: `_r.Member(${text(called)}, ${text(field.name)}, ${codec}${field.optional ? ", optional=True" : ""})`,
    };
  });
  const list = members.length < 2 ? tuple(members.map(({ member }) => member)) : `(\n${members.map(({ member }) => `        ${member},\n`).join("")}    )`;
  return `${members.map(({ line }) => line).join("")}${members.length === 0 ? "" : "\n"}    _members = ${list}\n`;
}
