import { parse } from "yaml";
import { mapped, note, type Tree } from "../tree.ts";

/** JSON, of the strict kind. */
export function readJson(text: string): Tree {
  return JSON.parse(text) as Tree;
}

/** JSON of which every text is for people; how it numbers what it holds is its own. */
export function readNotes(text: string): Tree {
  return forPeople(JSON.parse(text));
}

/** What is only ever shown: texts as notes, without the ids by which a diagram or its parser tells things apart. */
export function forPeople(value: unknown): Tree {
  if (typeof value === "string") return note(value);
  if (typeof value !== "object" || value === null) return (value ?? null) as Tree;
  if (Array.isArray(value)) return value.map(forPeople);
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "token" && !/id$/iu.test(name)).map(([name, each]) => [name, forPeople(each)]));
}

/** Indexes of Firestore: a name that is no word stands between backticks in a path. */
export function readIndexes(text: string): Tree {
  return mapped(readJson(text), (each) => (/^`.*`$/su.test(each) ? each.slice(1, -1).replace(/\\(.)/gsu, "$1") : each));
}

export function readYaml(text: string): Tree {
  return parse(text) as Tree;
}

/** A file of one name a line, in which line ends of a name are spaces. */
export function readLines(text: string): Tree {
  return text.split("\n").map(note);
}
