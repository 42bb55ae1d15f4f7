import { codePoints } from "@concord/core";
import { oneFault, sources, type Given, type Rule } from "../rule.ts";

/** Letters that have no capital form are lower case too: international letters are allowed. */
const key = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]*$/u;
const value = /^[\p{Ll}\p{Lo}\p{N}_-]*$/u;

export const labelRules: readonly Rule[] = [
  {
    id: "label-count", topic: "label", source: sources.labels,
    faults: oneFault("labels", ({ table }) => (Object.keys(table.labels ?? {}).length <= 64 ? undefined : "a table has at most 64 labels")),
  },
  {
    id: "label-key", topic: "label", source: sources.labels,
    faults: each((name) => (key.test(name) ? undefined : `the key ${name} is not lower-case letters, digits, _ and -, after a letter`)),
  },
  {
    id: "label-value", topic: "label", source: sources.labels,
    faults: each((_, text) => (value.test(text) ? undefined : `the value ${text} is not lower-case letters, digits, _ and -`)),
  },
  {
    id: "label-length", topic: "label", source: sources.api,
    faults: each((name, text) => (codePoints(name) <= 63 && codePoints(text) <= 63 ? undefined : `${name} is longer than 63 characters, or its value is`)),
  },
];

function each(fault: (name: string, text: string) => string | undefined): Rule["faults"] {
  return ({ table }: Given) => Object.entries(table.labels ?? {}).flatMap(([name, text]) => {
    const message = fault(name, text);
    return message === undefined ? [] : [{ at: `labels.${name}`, message }];
  });
}
