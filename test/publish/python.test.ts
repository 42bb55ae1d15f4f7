import { emit, readSchema } from "@concord/core";
import { pythonPackageOf, type Package, type Wheel } from "@concord/publish";
import { wheelBytes } from "@concord/publish/driver";
import { stores } from "@concord/cli";
import { unzipSync } from "fflate";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { isHere, python } from "../prove/in-python.ts";
import { contracts, put, temporary } from "./project.ts";

const removes: (() => void)[] = [];
afterAll(() => removes.forEach((remove) => remove()));

/** The package of the contracts at a version. */
function packageAt(version: string, words = ""): Package {
  const sources = Object.entries(contracts).map(([path, text]) => ({ file: `schemas/${path}`, text: path === "project.yaml" ? text.replace(", license: Apache-2.0", `, python: acme-contracts${words}`) : text }));
  const { schema } = readSchema(sources, stores);
  if (schema === undefined) throw new Error("the contracts are wrong");
  const [made, ...others] = pythonPackageOf(schema, emit(python, schema).files, () => ({ version, changelog: "# Changelog\n" }));
  expect([made?.name, made?.version, made?.versionOf, made?.exports, others]).toEqual(["acme-contracts", version, "@acme/contracts", 2, []]);
  return made as Package;
}

/** Its files by path. */
function filesAt(version: string, words = ""): Readonly<Record<string, string>> {
  return Object.fromEntries(packageAt(version, words).files.map(({ path, text }) => [path, text]));
}

const wheelAt = (version: string, words = ""): Wheel => packageAt(version, words).wheel as Wheel;

test("the Python package is a source tree: every folder a package, types said to be there, at the version of the npm package", () => {
  const files = filesAt("1.2.0");
  const root = "src/acme_contracts";
  expect(Object.keys(files)).toEqual([
    "pyproject.toml", "README.md", "CHANGELOG.md", `${root}/py.typed`,
    ...[
      "__init__", "_models", "_records", "_rows", "_values", "people/__init__", "people/person/__init__", "people/person/models", "people/person/records",
      "sales_ops/__init__", "sales_ops/order/__init__", "sales_ops/order/models", "sales_ops/order/records",
    ].map((name) => `${root}/${name}.py`),
  ]);
  expect(files["pyproject.toml"]).toContain('version = "1.2.0"\n');
  expect(files["pyproject.toml"]).toContain('"Private :: Do Not Upload"');
  expect(filesAt("1.2.0", ", license: MIT")["pyproject.toml"]).toMatch(/^license = "MIT"\ndependencies = .*\nclassifiers = \["Typing :: Typed"\]$/mu);
  expect(["1.2.0-alpha.3", "1.2.0-beta.0", "1.2.0-rc.1", "1.2.0-my-branch.7", "1.2.0-x"].map((version) => /^version = "(.*)"$/mu.exec(filesAt(version)["pyproject.toml"] as string)?.[1]))
    .toEqual(["1.2.0a3", "1.2.0b0", "1.2.0rc1", "1.2.0.dev7", "1.2.0.dev0"]);
});

test("the wheel holds the modules and what describes them, listed with size and hash, and is the same bytes in every time zone", () => {
  const [zone, bytes] = [process.env["TZ"], wheelBytes(wheelAt("1.2.0-rc.1"))];
  process.env["TZ"] = "Pacific/Kiritimati";
  onTestFinished(() => { if (zone === undefined) delete process.env["TZ"]; else process.env["TZ"] = zone; });
  expect(Buffer.compare(wheelBytes(wheelAt("1.2.0-rc.1")), bytes)).toBe(0);
  expect(wheelAt("1.2.0-rc.1").name).toBe("acme_contracts-1.2.0rc1-py3-none-any.whl");
  const held = Object.entries(unzipSync(bytes));
  const modules = Object.entries(filesAt("1.2.0")).flatMap(([path, text]) => (path.startsWith("src/") ? [[path.slice(4), text] as const] : []));
  expect(held.slice(0, -3).map(([path, of]) => [path, Buffer.from(of).toString()])).toEqual(modules.sort(([one], [other]) => (one < other ? -1 : 1)));
  const about = Object.fromEntries(held.slice(-3).map(([path, of]) => [path.replace("acme_contracts-1.2.0rc1.dist-info/", ""), Buffer.from(of).toString()]));
  expect(Object.keys(about)).toEqual(["METADATA", "WHEEL", "RECORD"]);
  expect(about["METADATA"]).toMatch(/^Metadata-Version: 2\.4\nName: acme-contracts\nVersion: 1\.2\.0rc1\nSummary: .*\nClassifier: Private :: Do Not Upload\nClassifier: Typing :: Typed\nRequires-Python: >=3\.10\nRequires-Dist: pydantic>=2\.10,<3\nDescription-Content-Type: text\/markdown\n\n# acme-contracts\n/u);
  const listed = held.slice(0, -1).map(([path, of]) => `${path},sha256=${createHash("sha256").update(of).digest("base64url")},${of.length}`);
  expect(about["RECORD"]).toBe([...listed, "acme_contracts-1.2.0rc1.dist-info/RECORD,,", ""].join("\n"));
});

/** Runs every import, the examples of the package's README and of its maker's, and a few values by hand, and prints what came of it. */
const program = String.raw`
import datetime, decimal, json, pathlib, re, warnings
warnings.simplefilter("error")
from acme_contracts.people.person.models import PersonPatch, PersonRecord
from acme_contracts.sales_ops.order.models import OrderCreate, OrderRecord

def refused(read):
    try:
        read()
    except ValueError as error:
        return str(error).splitlines()[0] + (" and prints it" if "ann@" in str(error) else "")

wire = {"id": "ann", "email": "ann@example.com", "joined": "2026-11-21T10:00:00.000Z"}
person = PersonRecord.model_validate(wire)
order = OrderCreate.model_validate({"personId": "ann", "shipTo": {"street": "Low"}, "total": "12.50", "openedAt": "0001-01-01T00:00:00.000Z"})
readme = {}
for example in re.findall(r"^${"```"}python\n([\s\S]*?)^${"```"}", pathlib.Path("README.md").read_text(), re.M):
    exec(example, readme)
room = {"text": json.dumps(wire), "given": wire, "row": {**wire, "address": None, "answer": None}}
for example in re.findall(r"^${"```"}python\n([\s\S]*?)^${"```"}", pathlib.Path("ROOM.md").read_text(), re.M):
    exec(example, room)
print(json.dumps([
    room["Person"].from_json(wire) == room["person"],
    person.joined == datetime.datetime(2026, 11, 21, 10, tzinfo=datetime.timezone.utc), person.address, person.to_json() == wire,
    order.total == decimal.Decimal("12.5"), order.tags, order.to_json(),
    [PersonPatch.model_validate(given).to_json() for given in ({}, {"address": None}, {"answer": {"a": None}})],
    refused(lambda: PersonRecord.model_validate({**wire, "nick": "a"})), refused(lambda: PersonRecord.model_validate({**wire, "email": "ann@"})),
    refused(lambda: setattr(person, "email", "b@example.com")), refused(lambda: PersonRecord.model_validate({**wire, "address": None})),
    refused(lambda: OrderRecord.model_validate({"id": "6f8b0e4c-6f0e-4c2a-9d0c-0a6c1f1d7b11", **order.to_json(), "closedAt": "0001-01-01T00:00:00.000Z"})),
    refused(lambda: OrderRecord.model_validate({"id": "6f8b0e4c-6f0e-4c2a-9d0c-0a6c1f1d7b11", **order.to_json(), "openedAt": "2026-11-21T10:00:00.000Z", "closedAt": "2026-11-21T09:59:59.999Z"})),
    readme["what_is_wrong"]("{}"), readme["write"](readme["read"](json.dumps(wire))),
    [readme["field_at_fault"](text) for text in ("{}", json.dumps(wire), json.dumps({**wire, "joined": "today"}))], readme["export"]([{**wire, "address": None, "answer": {"b": 1.0, "a": 1e-5}}]),
]))
`;

describe.runIf(isHere)("a Python with Pydantic 2", () => {
  test("imports the package from its wheel, validates, computes with the values and writes the same JSON; errors print nothing that they were given", () => {
    const folder = temporary((remove) => removes.push(remove));
    const { "README.md": readme = "" } = filesAt("1.2.0");
    put(folder, { "README.md": readme, "ROOM.md": readFileSync(new URL("../../packages/python/README.md", import.meta.url), "utf8") });
    const wheel = join(folder, wheelAt("1.2.0").name);
    writeFileSync(wheel, wheelBytes(wheelAt("1.2.0")));
    const said = execFileSync("python3", ["-c", program], { cwd: folder, encoding: "utf8", env: { ...process.env, PYTHONPATH: wheel, PYTHONDONTWRITEBYTECODE: "1" } });
    const order = { personId: "ann", shipTo: { street: "Low" }, total: "12.50", tags: [], openedAt: "0001-01-01T00:00:00.000Z" };
    expect(JSON.parse(said)).toEqual([
      true, true, null, true, true, [], order, [{}, { address: null }, { answer: { a: null } }],
      "1 validation error for PersonRecord", "1 validation error for PersonRecord", "1 validation error for PersonRecord", "1 validation error for PersonRecord",
      null, "1 validation error for OrderRecord",
      ["Field required", "Field required", "Field required"], '{"id": "ann", "email": "ann@example.com", "joined": "2026-11-21T10:00:00.000Z"}',
      ["id", null, "joined"], ['{"answer":{"a":0.00001,"b":1},"email":"ann@example.com","id":"ann","joined":"2026-11-21T10:00:00.000Z"}'],
    ]);
  });
});
