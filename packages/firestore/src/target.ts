import { accessTo, print, report, type Diagnostic, type Entity, type Field, type Target } from "@concord/core";
import { fieldWords, store } from "./block.ts";
import { claimsOf } from "./claims.ts";
import { accessUnsayable, badIndexes, badLocation, blockWord, codes, noSequence, rulesBudget, rulesSize, secretField } from "./codes.ts";
import { costsOf } from "./costs.ts";
import { converterFile } from "./emit/converter.ts";
import { indexLimit } from "./emit/index-file.ts";
import { indexesOf, indexFileOf, type EntityIndexes } from "./emit/indexes.ts";
import { fits, matchWithinBudget, type Match } from "./emit/match.ts";
import { blockOf, rulesOf, type Block } from "./emit/rules.ts";
import { sdkText } from "./emit/sdk.ts";
import { lint } from "./lint/rules.ts";
import { groupFaults, locationFaults, type LocationFault } from "./location-faults.ts";
import { givenNames, indexesFile, rulesFile, sdkFile } from "./names.ts";
import { limits } from "./rules/budget.ts";

/** What the files about everything need of one entity. */
export interface Part { readonly block: Block; readonly indexes: EntityIndexes }

/** Firestore: types and converters for both SDKs, security rules, composite indexes. */
export const firestore: Target<Part> = {
  name: store.name,
  store,
  folders: ["firestore"],
  codes,
  names: givenNames,
  lint,
  entity: (entity, { schema, constraints }) => {
    const match = matchWithinBudget(entity, schema, constraints);
    const { text, places } = print(rulesFile, match.piece);
    const indexes = indexesOf(entity, schema.project);
    return {
      files: [converterFile(entity, schema)],
      claims: claimsOf(entity, match, places, constraints),
      costs: costsOf(entity, match),
      diagnostics: [...locationReports(locationFaults(entity, schema)), ...fieldDiagnostics(entity), ...ruleDiagnostics(entity, match), ...indexes.diagnostics],
      part: { block: blockOf(text, match.uses), indexes },
    };
  },
  whole: (schema, parts) => {
    const rules = rulesOf(schema, parts.map(({ entity, part }) => ({ entity, block: part.block })));
    const indexes = indexFileOf(parts.map(({ part }) => part.indexes));
    const files = [rules.file, { path: indexesFile, text: indexes.text }, { path: sdkFile, text: sdkText }];
    return { files, claims: [], diagnostics: [...locationReports(groupFaults(parts.map(({ entity }) => entity), schema)), ...wholeDiagnostics(parts[0]?.entity, rules.bytes, indexes.count)], bases: rules.bases };
  },
};

/** What is too much in all; reported at the first entity, since it is no one's in particular. */
function wholeDiagnostics(first: Entity | undefined, bytes: number, indexes: number): readonly Diagnostic[] {
  if (first === undefined) return [];
  return [
    ...(bytes > limits.bytes ? [report(rulesSize, first.span, `the security rules of all entities have ${Math.ceil(bytes / 1024)} KB, and a ruleset takes 256`)] : []),
    ...(indexes > indexLimit ? [report(badIndexes, first.span, `there are ${indexes} composite indexes, and a database takes ${indexLimit}`)] : []),
  ];
}

function locationReports(faults: readonly LocationFault[]): readonly Diagnostic[] {
  return faults.map(({ span, message, help }) => report(badLocation, span, message, { help }));
}

function fieldDiagnostics(entity: Entity): readonly Diagnostic[] {
  return entity.fields.filter((field) => field.stores.includes(store.name)).flatMap((field) => [
    ...(field.secret ? [report(secretField, field.spans["secret"] ?? field.span, `${field.name} is secret, and Firestore keeps no secrets`, { help: "hold it in another store: stores: [postgres]" })] : []),
    ...(field.auto === "sequence" ? [report(noSequence, field.spans["auto"] ?? field.span, "Firestore has no sequences", { help: "take auto: uuid" })] : []),
    ...wordDiagnostics(field),
  ]);
}

/** Words of the block on fields that they are not for, inside objects as well. */
function wordDiagnostics(field: Field, inMembers: boolean = false): readonly Diagnostic[] {
  const words = fieldWords(field);
  const inner = field.type.kind === "list" || field.type.kind === "map" ? field.type.of : field.type;
  return [
    ...(words.as !== undefined && field.type.kind !== "json"
      ? [report(blockWord, field.spans["firestore.as"] ?? field.spans["firestore"] ?? field.span, `as: text is for json, and ${field.name} is ${field.type.kind}`)]
      : []),
    ...(words.absent !== undefined && !field.optional
      ? [report(blockWord, field.spans["firestore.absent"] ?? field.spans["firestore"] ?? field.span, `${field.name} is never absent`, { help: "absent: null is for fields that are optional: true" })]
      : []),
    ...(words.index !== undefined && inMembers
      ? [report(blockWord, field.spans["firestore.index"] ?? field.spans["firestore"] ?? field.span, `${field.name} has no index of its own anyway`, { help: "index: false is for fields of the entity and of its objects; a list or map is indexed whole" })]
      : []),
    ...(inner.kind === "object" ? inner.fields.flatMap((each) => wordDiagnostics(each, inMembers || inner !== field.type)) : []),
  ];
}

function ruleDiagnostics(entity: Entity, match: Match): readonly Diagnostic[] {
  const unsayable = match.unsayable.map(({ operation, why }) =>
    report(accessUnsayable, accessTo(entity, operation).span, `rules can't say who may ${operation}: ${why}`, { help: "keep what access depends on in Firestore, or say nobody" }));
  if (fits(match)) return unsayable;
  const worst = [...match.weights].sort((a, b) => b.weight.expressions - a.weight.expressions)[0] as Match["weights"][number];
  const { expressions, lookups, calls } = worst.weight;
  const over = expressions > limits.kept
    ? `${expressions} expressions on ${worst.operation}, and ${limits.kept} of the ${limits.expressions} are used`
    : lookups > limits.lookups ? `${lookups} look-ups on ${worst.operation}, and a request has ${limits.lookups}` : `functions ${calls} deep, and a request has ${limits.calls}`;
  return [...unsayable, report(rulesBudget, entity.span, `the security rules need ${over}`, { help: "split the entity, or let servers alone write it" })];
}
