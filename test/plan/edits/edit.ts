import type { Json } from "@concord/core";
import { memberOf, type Assignment, type Contracts, type Document, type Edit } from "../contracts.ts";

/** Where contracts can be changed so, and how. `ground`: what has to stand there before, in both states. */
export interface Place { readonly file: string; readonly ground?: Edit; readonly edit: Edit }

/** All places of contracts for one kind of change. */
export type Places = (contracts: Contracts) => readonly Place[];

/** A field at the top of an entity or of a shared object. */
export interface Site { readonly file: string; readonly whole: Document; readonly name: string; readonly field: Document; readonly contracts: Contracts }

const documents = (contracts: Contracts, word: string): readonly (readonly [file: string, document: Document])[] =>
  [...contracts].flatMap(([file, document]) => (typeof document !== "string" && word in document ? [[file, document] as const] : []));

export function sites(contracts: Contracts): readonly Site[] {
  return [...documents(contracts, "entity"), ...documents(contracts, "object")].flatMap(([file, whole]) => (
    Object.entries(whole["fields"] as Document).flatMap(([name, field]) => (field !== null && typeof field === "object" && !Array.isArray(field) ? [{ file, whole, name, field: field as Document, contracts }] : []))
  ));
}

type Words = Readonly<Record<string, Json | undefined>>;

/** Words of a field that are said otherwise. */
export function said({ file, name }: Pick<Site, "file" | "name">, words: Words): Edit {
  return Object.entries(words).map(([word, value]) => ({ file, path: ["fields", name, word], value }));
}

/** Fields of which something else can be said. */
export function fields(words: (site: Site) => Words | undefined): Places {
  return (contracts) => sites(contracts).flatMap((site) => {
    const next = words(site);
    return next === undefined ? [] : [{ file: site.file, edit: said(site, next) }];
  });
}

/** Contracts of one sort of which something else can be said, by the path in the document. */
export function wholes(word: string, paths: (document: Document, file: string, contracts: Contracts) => readonly (readonly [path: string, value: Json | undefined])[] | undefined): Places {
  return (contracts) => documents(contracts, word).flatMap(([file, document]) => {
    const next = paths(document, file, contracts);
    return next === undefined || next.length === 0 ? [] : [{ file, edit: next.map(([path, value]): Assignment => ({ file, path: path.split("/"), value })) }];
  });
}

/** The same, of which each thing is a place of its own. */
export function parts(word: string, each: (document: Document, file: string, contracts: Contracts) => readonly (readonly (readonly [path: string, value: Json | undefined])[])[]): Places {
  return (contracts) => documents(contracts, word).flatMap(([file, document]) => each(document, file, contracts).map((next) => ({ file, edit: next.map(([path, value]): Assignment => ({ file, path: path.split("/"), value })) })));
}

/** Whether anything in the contracts but its own line names a field, or a text of SQL its column. */
export function isMentioned({ file, name, contracts, whole }: Site): boolean {
  const { fields: all, description: _, meta: __, ...rest } = whole;
  const others = Object.entries(all as Document).filter(([each]) => each !== name).map(([, field]) => JSON.stringify({ ...field as Document, description: null }));
  const word = new RegExp(`\\b${name}\\b`, "u");
  return word.test(JSON.stringify(rest)) || others.some((text) => word.test(text)) || isInSql({ file, name, contracts, whole });
}

/** Whether a text of SQL, or a view, names the field's column. */
export function isInSql({ file, name, contracts }: Pick<Site, "file" | "name" | "contracts" | "whole">): boolean {
  const column = new RegExp(`\\b(?:${name}|${name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)})\\b`, "u");
  const id = new RegExp(`\\b${file.slice("schemas/".length, -".yaml".length).replace("/", "\\.")}\\b`, "u");
  return [...contracts].some(([each, document]) => (typeof document === "string" ? column.test(document) : /\.(?:view|query)\.yaml$/u.test(each) && id.test(JSON.stringify(document)) && column.test(JSON.stringify(document))));
}

export const kindOf = ({ type }: Document): string => (typeof type === "string" ? type : "ref");

export function list(document: Document, word: string): readonly Json[] {
  const value = memberOf(document, word);
  return Array.isArray(value) ? value : [];
}

export function keyOf(document: Document): readonly string[] {
  const key = list(document, "key") as readonly string[];
  return key.length > 0 ? key : ["id"];
}

/** Something that is new, as the change back from where it was taken away. */
export function back(contracts: Contracts, places: Places, inverse: (contracts: Contracts, edit: Edit) => Edit): readonly Place[] {
  return places(contracts).map(({ file, edit }) => ({ file, ground: edit, edit: inverse(contracts, edit) }));
}
