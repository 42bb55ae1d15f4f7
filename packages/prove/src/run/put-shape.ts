import { shapeId, type Constraint, type NamedShape, type Offered } from "@concord/core";
import { filled, isObject, judge, maker, normalRecord, readForm, same, type JsonObject } from "@concord/oracle";
import { anonymous } from "../base/caller.ts";
import { shapeGround, type Ground } from "../base/ground.ts";
import { checkGoals } from "../base/settle.ts";
import type { Derived } from "../derive/derived.ts";
import { derivedChecks } from "../derive/expressions.ts";
import { derivedForms } from "../derive/forms.ts";
import { randomRecords } from "../derive/random.ts";
import { derivedRecords } from "../derive/records.ts";
import { verdictOf } from "./expect.ts";
import type { Profile } from "./profile.ts";
import type { Trial } from "./trial.ts";

/** What is put to a validator of the shapes that the contract names: values that are derived for each as records are for the record. */
export function* shapeTrials(ground: Ground, profile: Profile, constraints: readonly Constraint[]): Generator<Trial> {
  for (const named of ground.entity.shapes) {
    if (!profile.claims.has(`${shapeId(ground.entity, named)}:type`)) continue;
    const of = constraints.filter((constraint) => constraint.shape === named.name);
    const own = shapeGround(ground, named);
    const values = [...derivedRecords(own, of, checkGoals(own)), ...derivedChecks(own, of)];
    for (const derived of values) yield putShape(own, profile, derived, named, derived.record);
    const reads = profile.claims.get(`${shapeId(ground.entity, named)}:normalize:form`)?.verdict === "normalised";
    if (reads) for (const derived of derivedForms(own, values)) yield putForm(own, profile, derived, named, derived.record);
  }
}

/** Random values of each of these shapes from the seed, a tenth as many of each as there are of records; half of all at most. */
export function randomShapes(ground: Ground, profile: Profile, seed: number, count: number): readonly Trial[] {
  if (count < 10) return [];
  return ground.entity.shapes.filter((named) => profile.claims.has(`${shapeId(ground.entity, named)}:type`)).flatMap((named) => {
    const own = shapeGround(ground, named);
    return randomRecords(own, seed, Math.ceil(count / 10)).map((derived) => putShape(own, profile, derived, named, derived.record));
  }).slice(0, Math.floor(count / 2));
}

function putShape(ground: Ground, profile: Profile, derived: Derived, named: NamedShape, value: Offered): Trial {
  return {
    entity: ground.entity,
    question: { ask: "record", entity: ground.entity.id, shape: named.name, record: value, state: [], defaults: false, caller: anonymous },
    expected: expectShape(ground, profile, named, value),
    about: derived.about,
    note: `${named.name}: ${derived.note}`,
    control: derived.control,
    again: (smaller) => putShape(ground, profile, derived, named, smaller),
  };
}

/** What a form sends, judged as what it is read into. */
function putForm(ground: Ground, profile: Profile, derived: Derived, named: NamedShape, sent: Offered): Trial {
  const read = readForm(ground.shape, sent);
  const expected = expectShape(ground, profile, named, read);
  const reading = isObject(read) && isObject(sent) && !same(read, sent) ? [`${shapeId(ground.entity, named)}:normalize:form`] : [];
  return {
    entity: ground.entity,
    question: { ask: "record", entity: ground.entity.id, shape: named.name, form: true, record: sent, state: [], defaults: false, caller: anonymous },
    expected: { ...expected, normalised: reading },
    about: [],
    note: `${named.name}: ${derived.note}`,
    control: derived.control,
    again: (smaller) => putForm(ground, profile, derived, named, smaller),
  };
}

/** A value in a shape is judged with its defaults filled in and in its normal form, which is also what a codec gives back; a reader drops what it does not know. */
function expectShape(ground: Ground, profile: Profile, named: NamedShape, value: Offered): Trial["expected"] {
  const { shape } = ground;
  const fields = shape.fields.map(({ field }) => field);
  const made = isObject(value) && shape.given ? normalRecord(ground.entity, shape, named.partial ? value : filled(fields, value, maker(ground.micros))) : value;
  const { violations } = judge(ground.entity, shape, made);
  return { verdict: verdictOf(profile, violations), violations, ...(shape.closed && isObject(made) ? { stored: made as JsonObject } : {}) };
}
