import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { deleteApp as deleteWebApp, initializeApp as initializeWebApp } from "firebase/app";
import * as web from "firebase/firestore";
import { deleteApp, initializeApp } from "firebase-admin/app";
import { getFirestore as adminFirestore } from "firebase-admin/firestore";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator, type Emulator } from "../src/driver/index.ts";
import { emitted } from "./contracts.ts";
import { program, schema } from "./converter-program.ts";

const run = promisify(execFile);
/** Inside the package, so that the SDKs are found from there; ignored by git. */
const folder = fileURLToPath(new URL(`../.concord/converter-${process.pid}`, import.meta.url));
const compiler = fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url));

let emulator: Emulator;
let made: Made;
beforeAll(async () => {
  emulator = await startEmulator();
  await writeProject({ ...Object.fromEntries(emitted(schema).files.map((file) => [file.path, file.text])), "use.ts": program });
  await compile();
  process.env["FIRESTORE_EMULATOR_HOST"] = emulator.host;
  process.env["METADATA_SERVER_DETECTION"] = "none";
  made = (await import(pathToFileURL(join(folder, "out/use.js")).href)) as Made;
}, 120_000);
afterAll(async () => {
  await emulator.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Made {
  readonly thing: Record<string, unknown>;
  readonly seat: string;
  readonly dates: unknown;
  throughAdmin(database: unknown): Promise<Record<string, unknown> | undefined>;
  throughWeb(database: unknown): Promise<Record<string, unknown> | undefined>;
  readonly stay: Record<string, unknown>;
  readonly stays: { key(path: string): unknown; id(record: unknown): string; seatKey(path: string): unknown };
  throughAdminPath(database: unknown): Promise<readonly unknown[]>;
  throughWebPath(database: unknown): Promise<readonly unknown[]>;
  countsAdmin(database: unknown): Promise<readonly number[]>;
  countsWeb(database: unknown): Promise<readonly number[]>;
  openAdmin(database: unknown): Promise<readonly (string | undefined)[]>;
  openWeb(database: unknown): Promise<readonly (string | undefined)[]>;
  raw(database: unknown): Promise<Record<string, unknown>>;
  wireOf(huge: string): Record<string, unknown>;
  wireThroughAdmin(database: unknown, record: unknown): Promise<unknown>;
  wireThroughWeb(database: unknown, record: unknown): Promise<unknown>;
  takenAdmin(database: unknown): Promise<readonly unknown[]>;
  takenWeb(database: unknown): Promise<readonly unknown[]>;
  said(record: unknown): string;
  readByWeb(huge: number): string;
}

async function writeProject(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries({ ...files, "package.json": JSON.stringify({ type: "module" }), "tsconfig.json": JSON.stringify({ compilerOptions: options, include: ["**/*.ts"] }) })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

const options = {
  strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noImplicitOverride: true, noPropertyAccessFromIndexSignature: true, noUnusedLocals: true,
  noUnusedParameters: true, noImplicitReturns: true, isolatedModules: true, verbatimModuleSyntax: true, erasableSyntaxOnly: true, skipLibCheck: true,
  target: "ES2022", lib: ["ES2023", "DOM"], types: [], module: "NodeNext", moduleResolution: "NodeNext", outDir: "out", rootDir: ".", declaration: true,
};

/** Type-checks and compiles the project; throws what the compiler says. */
async function compile(): Promise<void> {
  await run(process.execPath, [compiler, "-p", folder]).catch((error: { stdout?: string }) => {
    throw new Error(error.stdout ?? String(error));
  });
}

/** What comes back: whole and like what went in, with -0 as 0, the time of the request, and what a later part-write changed. */
function expected(read: Record<string, unknown> | undefined, changes: Record<string, unknown>): Record<string, unknown> {
  const { createdAt } = read as { createdAt: Date };
  expect(Math.abs(createdAt.getTime() - Date.now())).toBeLessThan(600_000);
  return { ...made.thing, small: 0, ...changes, createdAt };
}

/** What is kept taken for a ticket that is new, is moved, changes nothing that is unique, and goes. */
const moved = { "tickets_by_code/=..": { id: "t1" }, "tickets_by_number_seat/=9007199254740993~=3": { id: "t1" } };
const taken = [{ "tickets_by_code/=a%2Fb%7E%25": { id: "t1" } }, moved, moved, {}];

describe("one file serves both SDKs", () => {
  test("a record goes through firebase-admin and back", async () => {
    const app = initializeApp({ projectId: `demo-admin-${process.pid}` }, `admin-${process.pid}`);
    const database = adminFirestore(app);
    database.settings({ useBigInt: true });
    const read = await made.throughAdmin(database);
    expect(read).toStrictEqual(expected(read, { note: "later" }));
    const raw = await made.raw(database);
    expect(raw).toMatchObject({ "some text": "a\u{1F600}", price: 1230n, debt: -5n, small: 0n, lists: "[[1],[\"x\"]]", large: "99999999999999999999.99", unknown: 1n });
    expect(raw["home"]).toHaveProperty("line1", "s");
    const wire = made.wireOf("-9223372036854775808");
    expect(wire).toMatchObject({ moment: "2024-02-29T23:59:59.999Z", early: "0001-01-01T00:00:00.001Z", raw: "AAH/", price: "12.30" });
    expect(await made.wireThroughAdmin(database, wire)).toStrictEqual(wire);
    expect(raw).toMatchObject({ closed: null, home: { end: null } });
    expect(await made.openAdmin(database)).toEqual(["later"]);
    expect(await made.countsAdmin(database)).toEqual([1, 0, 0, 1, 0, 1]);
    expect(await made.throughAdminPath(database)).toEqual([made.stay, made.stay]);
    expect(await made.takenAdmin(database)).toEqual(taken);
    await deleteApp(app);
  });

  test("a record goes through the web SDK and back", async () => {
    const app = initializeWebApp({ projectId: `demo-web-${process.pid}` }, `web-${process.pid}`);
    const database = web.getFirestore(app);
    const [host, port] = emulator.host.split(":") as [string, string];
    web.connectFirestoreEmulator(database, host, Number(port));
    const read = await made.throughWeb(database);
    expect(read).toStrictEqual(expected(read, { note: "later", home: { street: "t", since: new Date(7) } }));
    expect(await made.openWeb(database)).toEqual(["later"]);
    expect(await made.countsWeb(database)).toEqual([1, 0, 0, 1, 0, 1]);
    expect(await made.throughWebPath(database)).toEqual([made.stay, made.stay]);
    expect(await made.takenWeb(database)).toEqual(taken);
    const wire = made.wireOf("-9007199254740991");
    expect(await made.wireThroughWeb(database, wire)).toStrictEqual(wire);
    await web.terminate(database);
    await deleteWebApp(app);
  });

  test("keys are read from paths, and what is no path or no id is refused", () => {
    expect(made.stays.seatKey("seat/hall~5")).toEqual({ hall: "hall", row: 5 });
    for (const path of ["seat/hall", "seat/~5", "seats/hall~5", "seat/hall~5/x/y", "seat/hall~", ""]) expect(() => made.stays.seatKey(path)).toThrow(RangeError);
    expect(() => made.stays.id({ ...made.stay, room: "a/b" })).toThrow(RangeError);
    expect(() => made.stays.id({ ...made.stay, room: "a) in 7" })).toThrow(RangeError);
    expect(() => made.stays.id({ ...made.stay, from: "x y" })).toThrow(RangeError);
  });

  test("ids are made of keys, and an entity called like a class hides none", () => {
    expect(made.seat).toBe("a~5");
    expect(made.dates).toHaveProperty("at.seconds", 0);
  });
});

test("what a document can't hold is an error that names the field", () => {
  const wire = made.wireOf("1");
  const changes: readonly (readonly [change: object, why: string])[] = [
    [{ huge: "9007199254740993" }, "huge: 9007199254740993 is beyond 53 bits, which the web SDK can't hold"], [{ huge: "9223372036854775808" }, 'huge: "9223372036854775808" is beyond 64 bits'],
    [{ price: "123456789.00" }, 'price: "123456789.00" has more than 8 digits before the point'], [{ prices: ["1.5", "1.25"] }, 'prices[1]: "1.25" has more than 1 digit after the point'],
    [{ moments: { k: "later" } }, 'moments.k: "later" is no moment as YYYY-MM-DDTHH:MM:SSZ'], [{ moments: { __x__: "2024-01-01T00:00:00.000Z" } }, 'moments: "__x__" is no name of a field in documents'],
    [{ place: { latitude: 91, longitude: 0 } }, "place.latitude: 91 is beyond 90 degrees"], [{ home: { street: 5 } }, "home.street: 5 is no text"], [{ home: {} }, "home.street: is missing"],
    [{ any: [1, [2, [3]]] }, "any: [1,[2,[3]]] has a list directly in a list, which documents can't hold"], [{ raw: "AB==" }, 'raw: "AB==" is no canonical base64'], [{ nothing: 1 }, "nothing: is no field of the contract, and would be lost"],
  ];
  expect(changes.map(([change]) => made.said({ ...wire, ...change }))).toEqual(changes.map(([, why]) => `CodecError: ${why}`));
  expect(made.readByWeb(2 ** 53)).toBe("CodecError: huge: an integer of more than 53 bits was read as a number: set useBigInt of firebase-admin");
});

test("what the types forbid does not compile", async () => {
  await writeProject({ "use.ts": `${program}\nexport const broken: Thing = { ...thing, tags: [1] };\n` });
  await expect(compile()).rejects.toThrow(/use\.ts\(\d+,\d+\): error TS2322/);
});

test("generated files hold nothing but declarations", () => {
  for (const file of emitted(schema).files.filter((each) => each.path.endsWith(".ts"))) {
    const outside = file.text.replace(/\/\*\*[\s\S]*?\*\//g, "").split("\n").filter((line) => /^\S/.test(line) && !/^(?:import |export |const (?:fields|known|alphabet)\b|function |interface |\/\/|[)}\]]|$)/.test(line));
    expect({ path: file.path, outside }).toEqual({ path: file.path, outside: [] });
  }
});
