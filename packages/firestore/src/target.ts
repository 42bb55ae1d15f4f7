import { accessTo, print, report, type Diagnostic, type Entity, utf8Length, type Target } from "@concord/core";
import { fieldWords, store } from "./block.ts";
import { claimsOf } from "./claims.ts";
import { accessUnsayable, blockWord, codes, noSequence, rulesBudget, rulesSize, secretField } from "./codes.ts";
import { converterFile } from "./emit/converter.ts";
import { fits, matchWithinBudget, type Match } from "./emit/match.ts";
import { rulesOf, type Block } from "./emit/rules.ts";
import { sdkText } from "./emit/sdk.ts";
import { givenNames, rulesFile, sdkFile } from "./names.ts";
import { limits } from "./rules/budget.ts";

/** What the files about everything need of one entity. */
export interface Part { readonly block: Block }

/** Firestore: types and converters for both SDKs, security rules, composite indexes. */
export const firestore: Target<Part> = {
  name: store.name,
  store,
  folders: ["firestore"],
  codes,
  names: givenNames,
  entity: (entity, { schema, constraints }) => {
    const match = matchWithinBudget(entity, schema, constraints);
    const { text, places } = print(rulesFile, match.piece);
    return {
      files: [converterFile(entity, schema)],
      claims: claimsOf(entity, match, places, constraints),
      diagnostics: [...fieldDiagnostics(entity), ...ruleDiagnostics(entity, match)],
      part: { block: { text, uses: match.uses } },
    };
  },
  whole: (schema, parts) => {
    const { file, bases } = rulesOf(schema, parts.map(({ entity, part }) => ({ entity, block: part.block })));
    const bytes = utf8Length(file.text);
    const first = schema.entities[0];
    const tooLarge = bytes > limits.bytes && first !== undefined
      ? [report(rulesSize, first.span, `the security rules of all entities have ${Math.ceil(bytes / 1024)} KB, and a ruleset takes 256`)]
      : [];
    return { files: [file, { path: sdkFile, text: sdkText }], claims: [], diagnostics: tooLarge, bases };
  },
};

function fieldDiagnostics(entity: Entity): readonly Diagnostic[] {
  return entity.fields.filter((field) => field.stores.includes(store.name)).flatMap((field) => [
    ...(field.secret ? [report(secretField, field.spans["secret"] ?? field.span, `${field.name} is secret, and Firestore keeps no secrets`, { help: "hold it in another store: stores: [postgres]" })] : []),
    ...(field.auto === "sequence" ? [report(noSequence, field.spans["auto"] ?? field.span, "Firestore has no sequences", { help: "take auto: uuid" })] : []),
    ...(fieldWords(field).as !== undefined && field.type.kind !== "json"
      ? [report(blockWord, field.spans["firestore"] ?? field.span, `as: text is for json, and ${field.name} is ${field.type.kind}`)]
      : []),
  ]);
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
