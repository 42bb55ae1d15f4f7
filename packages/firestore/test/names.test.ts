import { checkNames } from "@concord/core";
import { expect, test } from "vitest";
import { firestore } from "../src/index.ts";
import { groupOf, locationOf } from "../src/location.ts";
import { fileOf } from "../src/names.ts";
import { schemaOf } from "./contracts.ts";

const entity = (name: string, more = "", fields = ""): string => `entity: ${name}\ndescription: Named.\nfields: { id: { type: uid }${fields} }\n${more}`;
const meeting = (contracts: Record<string, string>, project?: string): readonly string[] => checkNames(schemaOf(contracts, project), [firestore]).map((each) => each.message);

test("collections are called by plural, else by name, else as the block says, under the project's policy", () => {
  const contracts = { "a/oneThing": entity("oneThing"), "a/person": entity("person", "plural: somePeople\n"), "a/box": entity("box", "firestore: { collection: old-boxes }\n") };
  const called = (project?: string): readonly string[] => {
    const schema = schemaOf(contracts, project);
    return schema.entities.map((each) => groupOf(locationOf(each, schema.project)));
  };
  expect(called()).toEqual(["old-boxes", "oneThing", "somePeople"]);
  expect(called("stores: [firestore]\nnaming: { firestore: snake_case }\n")).toEqual(["old-boxes", "one_thing", "some_people"]);
});

test("two entities in one collection meet, and so do two fields of one name", () => {
  expect(meeting({ "a/one": entity("one"), "b/two": entity("two", "plural: one\n") })).toEqual(["entity b.two and entity a.one are both one as firestore collection"]);
  expect(meeting({ "a/one": entity("one", "", ", first: { type: boolean }, second: { type: boolean, firestore: { name: first } }") }))
    .toEqual(["field second and field first are both first as firestore field of a.one"]);
  expect(meeting({ "a/one": entity("one", "", ", inner: { type: object, fields: { a: { type: boolean }, b: { type: boolean, firestore: { name: a } } } }") }))
    .toEqual(["field b and field a are both a as firestore field of a.one.inner"]);
  expect(meeting({ "a/one": entity("one"), "b/one": entity("one", "plural: others\n") })).toEqual([]);
});

test("files that differ in case alone meet, since some file systems do not tell them apart", () => {
  const contracts = { "a/userdata": entity("userdata"), "a/userData": entity("userData") };
  expect(schemaOf(contracts).entities.map(fileOf)).toEqual(["firestore/a/userData.ts", "firestore/a/userdata.ts"]);
  expect(meeting(contracts)).toEqual(["entity a.userdata and entity a.userData are both firestore/a/userdata.ts as firestore file"]);
});
