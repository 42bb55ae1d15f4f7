import { changeCodes } from "@concord/changes";
import {
  expressionCodes, languageCodes, lintRules, namesMeet, patternCodes, readCodes, resolveCodes, silenceCodes, strictLoss, type Code,
} from "@concord/core";
import { planCodes } from "@concord/postgres/evolve";
import { migrationCodes, wayCodes } from "@concord/postgres/migration";
import { publishCodes } from "@concord/publish";
import { runCodes } from "./migrate/codes.ts";
import { projectCodes } from "./project/codes.ts";
import { seedCodes } from "./seeds/codes.ts";
import { targets } from "./targets.ts";
import { generatedCodes } from "./write/codes.ts";

/** Every kind of finding that concord can report, sorted by code. */
export const codes: readonly Code[] = [
  ...readCodes, ...patternCodes, ...expressionCodes, ...languageCodes, ...resolveCodes, namesMeet, strictLoss,
  ...silenceCodes, ...lintRules(targets).map((rule) => rule.code), ...projectCodes, ...seedCodes, ...generatedCodes, ...changeCodes, ...publishCodes, ...planCodes, ...wayCodes, ...migrationCodes, ...runCodes, ...targets.flatMap((target) => target.codes),
].sort((left, right) => (left.code < right.code ? -1 : 1));
