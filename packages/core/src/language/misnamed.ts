import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import type { MapNode, Node } from "../read/node.ts";
import { badName, treacherousName } from "./codes.ts";
import type { Draft } from "./draft.ts";
import { fieldName, treacherousNames } from "./names.ts";
import { nodeAt, valueSpan } from "./place.ts";

/** Names in the document that no store could carry. */
export function wrongNames(node: MapNode, kind: Draft["kind"]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const own = nodeAt(node, [kind]);
  if (own?.is === "scalar" && typeof own.value === "string" && !fieldName.test(own.value)) {
    found.push(report(badName, valueSpan(node, [kind]), `${JSON.stringify(own.value)} is no name for ${["entity", "object", "enum"].includes(kind) ? "an" : "a"} ${kind}`, { help: "a lower-case letter, then letters and digits" }));
  }
  const inFields = (fields: ReturnType<typeof nodeAt>): void => {
    if (fields?.is !== "map") return;
    for (const { key, keySpan: span, value } of fields.entries) {
      const reason = treacherousNames.get(key);
      if (reason !== undefined) found.push(report(treacherousName, span, `a field cannot be called ${key}`, { help: `${reason}; take another name` }));
      else if (!fieldName.test(key)) found.push(report(badName, span, `${JSON.stringify(key)} is no name for a field`, { help: "a lower-case letter, then letters and digits" }));
      inType(value);
    }
  };
  const inType = (type: ReturnType<typeof nodeAt>): void => {
    if (type?.is !== "map") return;
    inFields(nodeAt(type, ["fields"]));
    const inner = nodeAt(type, ["of"]);
    const kind = nodeAt(type, ["type"]);
    if (kind?.is === "scalar" && kind.value === "union" && inner?.is === "map") for (const part of inner.entries) inType(part.value);
    else inType(inner);
  };
  for (const word of ["fields", "columns", "parameters"]) inFields(nodeAt(node, [word]));
  const shapes = nodeAt(node, ["shapes"]);
  for (const { key, keySpan: span, value } of shapes?.is === "map" ? shapes.entries : []) {
    if (!fieldName.test(key)) found.push(report(badName, span, `${JSON.stringify(key)} is no name for a shape`, { help: "a lower-case letter, then letters and digits" }));
    inFields(nodeAt(value, ["add"]));
  }
  const references = nodeAt(node, ["references"]);
  for (const { key, keySpan: span } of references?.is === "map" ? references.entries : []) {
    if (!fieldName.test(key)) found.push(report(badName, span, `${JSON.stringify(key)} is no name for a reference`, { help: "a lower-case letter, then letters and digits" }));
  }
  const told = new Set(found.map(({ span }) => span.start));
  const free = node.entries.filter(({ key }) => key !== "transitions").flatMap(({ value }) => lostKeys(value));
  return [...found, ...free.filter(({ span }) => !told.has(span.start))];
}

/** Keys that JavaScript's objects lose, in words that take any key: `meta`, labels, a default. A key of transitions is a value, and values may be called so. */
function lostKeys(node: Node): readonly Diagnostic[] {
  if (node.is === "list") return node.items.flatMap(lostKeys);
  if (node.is !== "map") return [];
  return node.entries.flatMap(({ key, keySpan, value }) => [
    ...(key === "__proto__" ? [report(treacherousName, keySpan, "a key cannot be called __proto__", { help: `${treacherousNames.get(key)}; take another name` })] : []),
    ...lostKeys(value),
  ]);
}
