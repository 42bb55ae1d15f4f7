import type { BatchWrite, Caller, Engine, Json } from "@concord/core";
import { beforeAll, describe, expect, test } from "vitest";
import { companionsOf } from "../src/companion.ts";
import { ann, asking, bob } from "./asking.ts";
import { claimOn, emitted, matchOf, schemaOf } from "./contracts.ts";

const mine = "access: { read: auth.uid == owner, create: auth.uid == owner, update: auth.uid == owner, delete: auth.uid == owner }\n";
const schema = schemaOf({
  "shop/name": `entity: name\nplural: names\ndescription: Belongs to somebody.\nfields:\n  id:    { type: uid }\n  owner: { type: uid }\n  text:  { type: string, maxLength: 20, unique: true, firestore: { unique: { by: companion } } }\n${mine}`,
  "shop/quiet": "entity: quiet\ndescription: Nobody writes it.\nfields:\n  id:   { type: uid }\n  text: { type: string, maxLength: 20, unique: true, firestore: { unique: { by: companion } } }\naccess: { read: signedIn, delete: signedIn }\n",
  "shop/plain": `entity: plain\ndescription: Has a unique without companions.\nfields:\n  id:    { type: uid }\n  owner: { type: uid }\n  text:  { type: string, maxLength: 20, unique: true }\n${mine}`,
});
const made = emitted(schema);
const name = (id: string, owner: string, text: string): Json => ({ id, owner, text });
const reserve = (values: Json, holder: Json = values): BatchWrite => ({ entity: "shop.name", do: "reserve", unique: "text", values, holder });
const release = (values: Json): BatchWrite => ({ entity: "shop.name", do: "release", unique: "text", values, holder: values });
const create = (record: Json): BatchWrite => ({ entity: "shop.name", do: "create", record });
const update = (old: Json, record: Json): BatchWrite => ({ entity: "shop.name", do: "update", old, record });
const remove = (old: Json): BatchWrite => ({ entity: "shop.name", do: "delete", old });

describe("by rules", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await asking(schema);
  });
  const asked = async (caller: Caller, there: readonly Json[], ...writes: readonly BatchWrite[]): Promise<string> => {
    const answer = await engine.ask({ ask: "batch", entity: "shop.name", caller, writes, state: there.map((record) => ({ entity: "shop.name", record })) });
    return answer.answer;
  };
  const [one, two, other] = [name("1", "ann", "x"), name("2", "bob", "x"), name("2", "bob", "y")];

  test("a name is taken with its record, and by nobody else", async () => {
    expect(await asked(ann, [], create(one), reserve(one))).toBe("accepted");
    expect(await asked(ann, [], create(one))).toBe("rejected");
    expect(await asked(ann, [], reserve(one))).toBe("rejected");
    expect(await asked(bob, [one], create(two), reserve(two))).toBe("rejected");
    expect(await asked(bob, [one], create(two))).toBe("rejected");
    expect(await asked(bob, [one], create(other), reserve(other))).toBe("accepted");
    expect(await asked(bob, [one], create(other), reserve(other, one))).toBe("rejected");
    expect(await asked(bob, [one], release(one), create(two), reserve(two))).toBe("rejected");
    expect(await asked(bob, [one, other], reserve(one, other))).toBe("rejected");
  });

  test("it is free when its record has another or is gone, and not before", async () => {
    const later = name("1", "ann", "z");
    expect(await asked(ann, [one], update(one, later), reserve(later), release(one))).toBe("accepted");
    expect(await asked(ann, [one], update(one, later), reserve(later))).toBe("rejected");
    expect(await asked(ann, [one], update(one, later), release(one))).toBe("rejected");
    expect(await asked(ann, [one, other], update(one, name("1", "ann", "y")), release(one))).toBe("rejected");
    expect(await asked(ann, [one], remove(one), release(one))).toBe("accepted");
    expect(await asked(ann, [one], remove(one))).toBe("rejected");
    expect(await asked(bob, [one], release(one))).toBe("rejected");
    expect(await asked(bob, [one], remove(one), release(one))).toBe("rejected");
  });

  test("values that no id can hold, or that look like another's, are names like any other", async () => {
    for (const text of ["", ".", "..", "__x__", "a/b", "%2F", "~", "=", "a/b/c", "%"]) {
      const record = name("1", "ann", text);
      expect([text, await asked(ann, [name("2", "bob", text === "%2F" ? "/" : "%2F")], create(record), reserve(record))]).toEqual([text, "accepted"]);
    }
    expect(await asked(ann, [], create(name("1", "ann", "a/b")), reserve(name("1", "ann", "a%2Fb")))).toBe("rejected");
  });
});

test("a unique is claimed where clients write what is unique, by a companion, and nowhere else", () => {
  expect(claimOn(made, "shop.name:unique:text")).toMatchObject({ verdict: "enforced" });
  expect(claimOn(made, "shop.quiet:unique:text")).toMatchObject({ verdict: "lost", why: "no client may write; server writes bypass security rules" });
  expect(claimOn(made, "shop.plain:unique:text")).toMatchObject({ verdict: "lost", why: "Firestore has no uniqueness but that of a document's id" });
  expect(schema.entities.flatMap((entity) => companionsOf(entity, schema.project)).map(({ collection }) => collection)).toEqual(["names_by_text", "quiet_by_text"]);
});

test("what companions cost is counted", () => {
  const look = (id: string): readonly (readonly [string, number])[] => matchOf(schema, id).weights.map(({ operation, weight }) => [operation, weight.lookups]);
  expect(look("shop.name")).toEqual([["get", 0], ["list", 0], ["create", 1], ["update", 2], ["delete", 1], ["reserve text", 1], ["release text", 2]]);
  expect(look("shop.plain")).toEqual([["get", 0], ["list", 0], ["create", 0], ["update", 0], ["delete", 0]]);
});
