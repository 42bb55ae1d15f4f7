import { connected, createDatabase, runScript, type Database } from "@concord/postgres/driver";
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { psycopg, type Driver } from "../codecs/psycopg.ts";
import { isHere } from "../prove/in-python.ts";
import { startPackageIndex, type PackageIndex } from "../publish/package-index.ts";
import { put, putOnePackage, temporary } from "../publish/project.ts";
import { runHere } from "../scenarios/world.ts";

// The consumer's story in Python, from an empty folder: pip installs the package from an index, which is imported and used with PostgreSQL; then come a version that adds and one that breaks, to which pip upgrades.

const pyright = fileURLToPath(new URL("../node_modules/.bin/pyright", import.meta.url));
const record = { id: "ann", email: "ann@example.com", joined: "2026-11-21T10:00:00.000Z" };
/** pip takes the index that it is given, and nobody's settings. */
const env = { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^PIP_|^PYTHON/u.test(name))), PIP_CONFIG_FILE: "/dev/null", PYTHONDONTWRITEBYTECODE: "1" };

describe.runIf(isHere)("a Python with Pydantic 2", () => {
  const removes: (() => void)[] = [];
  const folder = temporary((remove) => removes.push(remove));
  const project = join(folder, "project");
  const consumer = join(folder, "consumer");
  const python = join(consumer, "venv", "bin", "python");
  let database: Database;
  let driver: Driver;
  let index: PackageIndex;

  beforeAll(async () => {
    const [address] = inject("postgres");
    if (address === undefined) throw new Error("there is no PostgreSQL");
    driver = psycopg(folder);
    database = await createDatabase(address);
    index = await startPackageIndex(join(folder, "index"));
    putOnePackage(project);
    edit("project.yaml", "license: Apache-2.0 }", "license: Apache-2.0, each: [all], python: acme-contracts }");
    put(consumer, { "app.py": app, "rows.py": rows, "read.py": read, "pyrightconfig.json": JSON.stringify({ include: ["app.py"], typeCheckingMode: "strict", venvPath: ".", venv: "venv" }) });
  });
  afterAll(async () => {
    await Promise.all([database.drop(), index.stop()]);
    removes.forEach((remove) => remove());
  });

  function edit(file: string, from: string, to: string): void {
    const text = readFileSync(join(project, "schemas", file), "utf8");
    expect(text).toContain(from);
    put(project, { [join("schemas", file)]: text.replace(from, to) });
  }

  /** Releases the contracts as they are, and puts the wheel of that version into the index. */
  async function release(version: string): Promise<void> {
    expect(await runHere(project, "version")).toMatchObject({ code: 0, err: "" });
    expect(await runHere(project, "publish", "--out", `../${version}`)).toMatchObject({ code: 0, err: "" });
    index.add("acme-contracts", join(folder, version, "acme-contracts", "dist", `acme_contracts-${version}-py3-none-any.whl`));
  }

  /** Not at once, since the index answers from this process. Gives the version that is installed then. */
  async function pip(...args: readonly string[]): Promise<string> {
    await promisify(execFile)(python, ["-m", "pip", "install", "--index-url", index.url, "--no-cache-dir", "--disable-pip-version-check", "--quiet", ...args], { cwd: consumer, env });
    return execFileSync(python, ["-c", "from importlib.metadata import version; print(version('acme-contracts'))"], { cwd: consumer, encoding: "utf8", env }).trim();
  }
  const run = (...args: readonly string[]): unknown => JSON.parse(execFileSync(python, args, { cwd: consumer, encoding: "utf8", env }));
  const checked = (): readonly string[] => {
    const { stdout } = spawnSync(pyright, ["--outputjson"], { cwd: consumer, encoding: "utf8" });
    const { generalDiagnostics } = JSON.parse(stdout) as { readonly generalDiagnostics: readonly { readonly message: string; readonly range: { readonly start: { readonly line: number } } }[] };
    return generalDiagnostics.map(({ message, range }) => `${app.split("\n")[range.start.line]?.trim()} # ${message.split("\n")[0]}`);
  };
  /** Lets the environment import what another Python has installed beside a module: no index is needed for it. */
  const lend = (command: string, module: string): void => {
    const place = execFileSync(command, ["-c", `import os, ${module}; print(os.path.dirname(os.path.dirname(${module}.__file__)))`], { encoding: "utf8" }).trim();
    const [version = ""] = readdirSync(join(consumer, "venv", "lib"));
    writeFileSync(join(consumer, "venv", "lib", version, "site-packages", `${module}.pth`), `${place}\n`);
  };

  test("pip installs the package from an index into an empty folder; it type-checks, validates, and reads a row of PostgreSQL", async () => {
    await release("1.0.0");
    execFileSync("python3", ["-m", "venv", "venv"], { cwd: consumer, env });
    lend("python3", "pydantic");
    if (driver.has) lend(driver.command, "psycopg");
    expect(await pip("acme-contracts")).toBe("1.0.0");
    expect(index.asked).toEqual(["/acme-contracts/", "/acme-contracts/acme_contracts-1.0.0-py3-none-any.whl"]);
    expect((await runHere(project, "build")).code).toBe(0);
    await runScript(database, readFileSync(join(project, "generated", "postgres", "schema.sql"), "utf8"));
    const row = await connected(database.config, async (client) => {
      await client.query("INSERT INTO people.people (id, email, joined) VALUES ('ann', 'ann@example.com', '2026-11-21 11:00:00+01')");
      return (await client.query<{ row: string }>("SELECT to_jsonb(people)::text AS row FROM people.people")).rows[0]?.row ?? "";
    });
    const { host = "", port = 0, user = "", database: name = "" } = database.config;
    const said = run("app.py", row, driver.has ? `host=${host} port=${port} user=${user} dbname=${name}` : "");
    expect(said).toEqual({ year: 2026, wrong: ["email"], model: record, dataclass: record, native: driver.has ? record : null, same: true });
    expect(checked()).toEqual([]);
    process.stdout.write(`\npython: the package was installed by pip from an index and read a row as JSON${driver.has ? ` and by ${driver.name}` : ""}\n`);
  }, 300_000);

  test("the same contracts are the same wheel from another checkout", async () => {
    const other = join(folder, "elsewhere");
    put(other, Object.fromEntries(["project.yaml", "people/address.yaml", "people/person.yaml"].map((path) => [join("schemas", path), readFileSync(join(project, "schemas", path), "utf8")])));
    expect(await runHere(other, "publish", "--out", "packages", "--as", "1.0.0")).toMatchObject({ code: 0, err: "" });
    const [one, two] = [join(folder, "1.0.0"), join(other, "packages")].map((place) => readFileSync(join(place, "acme-contracts", "dist", "acme_contracts-1.0.0-py3-none-any.whl")));
    expect(one?.length).toBeGreaterThan(10_000);
    expect(two?.equals(one as Buffer)).toBe(true);
  }, 120_000);

  test("a reader of the first version reads what a writer of the next wrote", async () => {
    edit("people/person.yaml", "  joined:", "  nick:    { type: string, maxLength: 40, optional: true }\n  joined:");
    await release("1.1.0");
    expect(await pip("--no-deps", "--target", "writer", "acme-contracts")).toBe("1.0.0");
    const tomorrow = execFileSync(python, ["-c", write], { cwd: consumer, encoding: "utf8", env: { ...env, PYTHONPATH: join(consumer, "writer") } });
    expect(JSON.parse(tomorrow)).toEqual({ ...record, nick: "Annie" });
    expect(run("read.py", tomorrow)).toEqual([record, record]);
  }, 120_000);

  test("an upgrade to what adds breaks nothing", async () => {
    expect(await pip("--upgrade", "acme-contracts<2")).toBe("1.1.0");
    expect(checked()).toEqual([]);
    expect(run("read.py", JSON.stringify({ ...record, nick: "Annie" }))).toEqual([{ ...record, nick: "Annie" }, { ...record, nick: "Annie" }]);
  }, 120_000);

  test("a version that breaks is a major one: pip upgrades to it where nobody holds it back, and the type checker names the lines that it breaks", async () => {
    edit("people/person.yaml", "  email:   { type: email,", "  mail:    { was: [email], type: email,");
    edit("people/person.yaml", "pick: [id, email]", "pick: [id, mail]");
    await release("2.0.0");
    expect(await pip("--upgrade", "acme-contracts<2")).toBe("1.1.0");
    expect(await pip("--upgrade", "acme-contracts")).toBe("2.0.0");
    expect(checked().filter((each) => !each.endsWith(" unknown"))).toEqual([
      expect.stringMatching(/^address: str = person\.email # Cannot access attribute "email" for class "PersonRecord"$/u),
      expect.stringMatching(/^domain = stored\.email\.split\("@"\)\[1\] # Cannot access attribute "email" for class "Person"$/u),
    ]);
  }, 120_000);
});

const app = `import json
import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from acme_contracts.people.person.models import PersonRecord
from acme_contracts.people.person.records import Person
from pydantic import ValidationError
from rows import row_of

person = PersonRecord.model_validate_json('{ "id": "ann", "email": "ann@example.com", "joined": "2026-11-21T10:00:00.000Z" }')
address: str = person.email


def faults(text: str) -> list[str]:
    try:
        PersonRecord.model_validate_json(text)
        return []
    except ValidationError as error:
        return [str(each["loc"][0]) for each in error.errors(include_url=False, include_input=False)]


row: Mapping[str, Any] = json.loads(sys.argv[1], parse_float=Decimal)
stored = Person.from_db(row)
domain = stored.email.split("@")[1]
native = Person.from_db(row_of(sys.argv[2], address)) if sys.argv[2] != "" else None
print(json.dumps({
    "year": stored.joined.year,
    "wrong": faults('{ "id": "ann", "email": "nobody", "joined": "2026-11-21T10:00:00.000Z" }'),
    "model": PersonRecord.from_db(row).to_json(),
    "dataclass": stored.to_json(),
    "native": None if native is None else native.to_json(),
    "same": stored == Person.from_json(person.to_json()) and domain == "example.com",
}))
`;

const rows = `from collections.abc import Mapping
from typing import Any


def row_of(conninfo: str, email: str) -> Mapping[str, Any]:
    import psycopg
    from psycopg.rows import dict_row

    with psycopg.connect(conninfo, options="-c timezone=UTC") as connection:
        row = connection.cursor(row_factory=dict_row).execute("SELECT * FROM people.people WHERE email = %s", (email,)).fetchone()
        assert row is not None
        return row
`;

const write = `from acme_contracts.people.person.models import PersonRecord
print(PersonRecord.model_validate({"id": "ann", "email": "ann@example.com", "joined": "2026-11-21T10:00:00.000Z", "nick": "Annie"}).model_dump_json(by_alias=True))
`;

const read = `import json, sys
from acme_contracts.people.person.models import PersonRead
from acme_contracts.people.person.records import Person

tomorrow = json.loads(sys.argv[1])
print(json.dumps([PersonRead.model_validate(tomorrow).to_json(), Person.from_json(tomorrow).to_json()]))
`;
