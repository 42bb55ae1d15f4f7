import { hashOf, readMigration, type MigrationFile } from "@concord/migrate";
import { expect, test } from "vitest";
import { leadsOf, oneLine, textOfState } from "../../packages/cli/src/merge/contracts.ts";
import type { State } from "../../packages/cli/src/merge/states.ts";

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join("");
const state = (files: Readonly<Record<string, string>>): State => new Map(Object.entries(files));
const base = state({ a: lines("1", "2", "3", "4", "5"), b: "b\n" });
const ones = state({ a: lines("one", "2", "3", "4", "5"), b: "b\n" });
const fives = state({ a: lines("1", "2", "3", "4", "five"), b: "bee\n" });
const both = state({ a: lines("one", "2", "3", "4", "five"), b: "bee\n" });
const others = state({ a: lines("uno", "2", "3", "4", "5"), b: "b\n" });
const idOf = (of: State): string => hashOf(textOfState(of));
const states = new Map([base, ones, fives, others].map((each) => [idOf(each), each]));

const plan = (name: string, from: State, to: State): MigrationFile => readMigration({ file: `schemas/migrations/postgres/${name}.sql`, text: `-- migration: ${name}\n-- from: ${idOf(from)}\n-- to: ${idOf(to)}\n-- after: nothing\n\nSELECT 1;\n` }).file;
const byHand = readMigration({ file: "schemas/migrations/postgres/hand.sql", text: "-- after: nothing\n\nSELECT 2;\n" }).file;
const [one, five, late] = [plan("one", base, ones), plan("five", base, fives), plan("five_contract", base, fives)];
const moved = (...files: readonly MigrationFile[]) => ({ name }: MigrationFile): boolean => files.some((file) => file.name === name);
const from = (of: State, to: State): object => ({ from: idOf(of), to: idOf(to) });

test("a line that nobody joined leads where its plans say, also past one by hand", () => {
  expect(leadsOf([one, byHand], () => false, states, base)).toEqual({ leads: new Map([["one", from(base, ones)]]), state: ones, unclear: [] });
});

test("a branch behind another one brings its changes to what that led to, and both its parts begin where it does", () => {
  expect(leadsOf([one, five, late], moved(five), states, base)).toEqual({ leads: new Map([["one", from(base, ones)], ["five", from(ones, both)], ["five_contract", from(ones, both)]]), state: both, unclear: [] });
});

test("a plan of another store alone, made on another branch, is seen by the state that it began with", () => {
  const line = oneLine([[one], [five]]);
  expect(line.map(({ name }) => name)).toEqual(["one", "five"]);
  expect(leadsOf(line, () => false, states, base)).toMatchObject({ state: both });
});

test("a plan follows the one that it was made after, whatever store has that", () => {
  const next = plan("next", ones, others);
  expect(oneLine([[next], [one]]).map(({ name }) => name)).toEqual(["one", "next"]);
});

test("where two changed the same lines, it is as somebody settled it, and is named", () => {
  const settled = state({ a: lines("both", "2", "3", "4", "5"), b: "b\n" });
  const uno = plan("uno", base, others);
  expect(leadsOf([one, uno], moved(uno), states, settled)).toMatchObject({ state: settled, unclear: ["a"] });
});

test("a state that nobody knows any more is named by its migration, where it is needed", () => {
  const lost = new Map([...states].filter(([id]) => id !== idOf(fives)));
  expect(leadsOf([one, five], moved(five), lost, base)).toEqual({ unknown: "five" });
  expect(leadsOf([five], () => false, lost, base)).toEqual({ unknown: "five" });
});
