import { constraintsOf, type Claim } from "@concord/core";
import { describe, expect, test } from "vitest";
import { claimOn, emitted, owned, rulesText, schemaOf, statementOf } from "./contracts.ts";

const both = "stores: [postgres, firestore]\nprimary: postgres\n";

test("every constraint has one claim, and every enforced one stands where it says", () => {
  const schema = schemaOf({
    "shop/one": owned("one", ["text: { type: string, maxLength: 5 }", "tags: { type: list, of: { type: enum, values: [a, b] } }", "marks: { type: map, of: int32 }"]),
    "shop/two": owned("two", ["text: { type: string, maxLength: 5 }", "at: { type: timestamp, auto: updated }"]),
  });
  const made = emitted(schema);
  const text = rulesText(made);
  for (const entity of schema.entities) expect(made.claims.filter((claim) => claim.constraint.startsWith(`${entity.id}`)).length).toBe(constraintsOf(entity, "firestore").length);
  for (const claim of made.claims) {
    if (claim.verdict !== "enforced") continue;
    const { start, end, line } = claim.by;
    expect(text.slice(0, start).split("\n").length).toBe(line);
    expect(text.slice(start, end).trim()).not.toBe("");
  }
  expect(statementOf(made, "shop.two/text:maxLength")).toBe("d.text.matches('[^\\\\x00]{0,5}')");
  const [one, two] = ["shop.one/text:maxLength", "shop.two/text:maxLength"].map((id) => claimOn(made, id)) as [Claim & { verdict: "enforced" }, Claim & { verdict: "enforced" }];
  expect(two.by.line).toBeGreaterThan(one.by.line);
  expect(text.slice(0, two.by.start)).toContain("match /two/{id}");
});

describe("what is lost, and who keeps it", () => {
  test("records that no client writes: nothing is asked of them", () => {
    const made = emitted(schemaOf({ "shop/log": "entity: log\ndescription: Servers write it.\nfields: { id: { type: uid }, text: { type: string, maxLength: 5 } }\naccess: { read: signedIn }\n" }));
    expect(claimOn(made, "shop.log/text:maxLength")).toMatchObject({ verdict: "lost", why: "no client may write; server writes bypass security rules", instead: "the generated validator" });
    expect(claimOn(made, "shop.log:closed").verdict).toBe("lost");
    expect(claimOn(made, "shop.log:access:read").verdict).toBe("enforced");
    expect(claimOn(made, "shop.log:access:create").verdict).toBe("enforced");
    expect(rulesText(made)).not.toContain("matches");
  });

  test("no client at all: one statement closes the collection", () => {
    const made = emitted(schemaOf({ "shop/log": "entity: log\ndescription: Servers only.\nfields: { id: { type: uid } }\n" }));
    for (const operation of ["read", "create", "update", "delete"]) expect(statementOf(made, `shop.log:access:${operation}`)).toBe("allow read, write: if false;");
  });

  test("fields that no client sets: only what the server would set is accepted", () => {
    const made = emitted(schemaOf({ "shop/one": owned("one", ["role: { type: enum, values: [user, admin], default: user, setBy: server }", "made: { type: timestamp, auto: created }", "tag: { type: string, optional: true, setBy: server }"]) }));
    expect(statementOf(made, "shop.one/role:setBy")).toBe("d.role == 'user'");
    expect(claimOn(made, "shop.one/role:values")).toMatchObject({ verdict: "lost", why: expect.stringContaining("no client may give it a value") });
    expect(statementOf(made, "shop.one/made:auto")).toBe("d.made == request.time");
    expect(claimOn(made, "shop.one/made:precision").verdict).toBe("lost");
    expect(statementOf(made, "shop.one/tag:setBy")).toMatch(/^d\.keys\(\)\.hasOnly/);
  });

  test("defaults and uuids are the codec's to make", () => {
    const made = emitted(schemaOf({ "shop/one": owned("one", ["code: { type: uuid, auto: uuid }", "tags: { type: list, of: int32, maxItems: 2, default: [] }"]) }));
    expect(claimOn(made, "shop.one/tags:default")).toMatchObject({ verdict: "lost", instead: "the create codec" });
    expect(claimOn(made, "shop.one/code:auto").verdict).toBe("documented");
  });

  test("uniqueness and references belong to the primary store", () => {
    const made = emitted(schemaOf({
      "shop/one": owned("one", ["mail: { type: email, unique: true }", "otherId: { ref: other }"]),
      "shop/other": "entity: other\ndescription: Referred to.\nfields: { id: { type: uid } }\n",
    }, both));
    expect(claimOn(made, "shop.one:unique:mail")).toMatchObject({ verdict: "lost", instead: "postgres" });
    expect(claimOn(made, "shop.one:reference:otherId")).toMatchObject({ verdict: "lost", instead: "postgres" });
    expect(statementOf(made, "shop.one:key")).toBe("d.id == id");
  });

  test("long text is bounded coarsely", () => {
    const made = emitted(schemaOf({ "shop/one": owned("one", ["text: { type: string, minLength: 2, maxLength: 9000 }"]) }));
    expect(claimOn(made, "shop.one/text:maxLength").verdict).toBe("lost");
    expect(statementOf(made, "shop.one/text:minLength")).toContain("d.text.size() <= 18000");
  });
});

describe("keys of several fields", () => {
  test("are the document's id, joined so that two keys never meet", () => {
    const made = emitted(schemaOf({ "shop/seat": "entity: seat\ndescription: A seat.\nkey: [hall, row]\nfields: { hall: { type: uid }, row: { type: int32 } }\naccess: { create: signedIn }\n" }));
    expect(statementOf(made, "shop.seat:key")).toBe("((d.hall + '~') + string(d.row)) == id && id.matches('[^~]*~[^~]*')");
  });
});

describe("what Firestore can't hold is refused with its place", () => {
  test.for<[string, Record<string, string>, string, string]>([
    ["a secret", { "shop/one": owned("one", ["pass: { type: string, maxLength: 9, secret: true, optional: true }"]) }, "firestore/secret-field", "pass is secret, and Firestore keeps no secrets"],
    ["a sequence", { "shop/one": "entity: one\ndescription: Counted.\nfields: { id: { type: int32, auto: sequence } }\n" }, "firestore/no-sequence", "Firestore has no sequences"],
    ["text of what is no JSON", { "shop/one": owned("one", ["text: { type: string, firestore: { as: text } }"]) }, "firestore/block-word", "as: text is for json, and text is string"],
  ])("%s", ([, contracts, code, message]) => {
    const { diagnostics } = emitted(schemaOf(contracts));
    expect(diagnostics.map((each) => [each.code, each.message])).toEqual([[code, message]]);
  });

  test("access that hangs on what is elsewhere denies, and says so", () => {
    const made = emitted(schemaOf({
      "shop/one": "entity: one\ndescription: Read by its group.\nfields: { id: { type: uid }, group: { type: uid, stores: [postgres] } }\naccess: { read: auth.uid == group }\n",
    }, both));
    expect(made.diagnostics).toMatchObject([{ code: "firestore/access-unsayable", message: "rules can't say who may read: group is not in Firestore" }]);
    expect(claimOn(made, "shop.one:access:read").verdict).toBe("lost");
    expect(rulesText(made)).toContain("allow get, list: if false;");
  });

  test("names that no collection has, and paths that lead to none", () => {
    const block = (words: string) => () => schemaOf({ "shop/one": `entity: one\ndescription: X.\nkey: [a, id]\nfields: { a: { type: uid }, id: { type: uid } }\nfirestore: { ${words} }\n` });
    for (const path of ["a/{a}", "a/b", "a/{a}/{id}", "a/{a}/", "/a", "a/{A}/b", "__a__/{a}/b", "a/{a}/.."]) expect(block(`path: ${JSON.stringify(path)}`), path).toThrow(/path has a value/);
    for (const id of ["", "{a}/{id}", "{a}~{", "{a}~{id}\n"]) expect(block(`id: ${JSON.stringify(id)}`), id).toThrow(/id has a value/);
    expect(block("path: \"a/{a}/b.c\", id: \"{id}\"")).not.toThrow();
    for (const name of ["a/b", "..", "__x__", "é"]) expect(() => schemaOf({ "shop/one": `entity: one\ndescription: X.\nfields: { id: { type: uid } }\nfirestore: { collection: ${JSON.stringify(name)} }\n` })).toThrow();
  });
});

test("where clients only change, the statement of changes keeps keys, unknown fields and what the server sets", () => {
  const made = emitted(schemaOf({ "shop/one": "entity: one\ndescription: Made by servers.\nfields: { id: { type: uid }, text: { type: string, maxLength: 5 }, made: { type: timestamp, auto: created }, level: { type: int32, setBy: server } }\naccess: { update: auth.uid == id }\n" }));
  for (const constraint of [":key", ":closed", "/made:auto", "/level:setBy"]) expect(statementOf(made, `shop.one${constraint}`)).toBe("d.diff(old).affectedKeys().hasOnly(['text'])");
  expect(claimOn(made, "shop.one/text:maxLength").verdict).toBe("enforced");
  expect(claimOn(made, "shop.one/made:required").verdict).toBe("lost");
});
