import { report, suggest, type Code, type Diagnostic, type Source, type Span } from "@concord/core";

/** A line `-- lint: allow <rule>: <reason>`, and the statement below it. */
export interface Allowance { readonly rule: string; readonly reason: string; readonly at: Span; /** The index of the statement right below; undefined where none is. */ readonly statement: number | undefined }

export const unknownAllowance: Code = {
  code: "migration/unknown-allowance",
  severity: "warning",
  explain: `
A line "-- lint: allow" names a rule that does not exist, or does not have the form of one. It was misspelled, or a later version of concord has no such rule any more.

  -- lint: allow dropped-column: nobody has read it since 3.0.0
  ALTER TABLE shop.orders DROP COLUMN fax;

The name is what stands behind migration/ in the code of the finding; concord explain lists all codes.`,
};

export const allowanceWithoutReason: Code = {
  code: "migration/allowance-without-reason",
  severity: "warning",
  explain: `
A line "-- lint: allow" does not say why. The reason is for whoever reads the migration next and has to decide whether it holds.

  -- lint: allow index-blocks-writes: the table has ten rows`,
};

export const idleAllowance: Code = {
  code: "migration/idle-allowance",
  severity: "warning",
  explain: `
A line "-- lint: allow" stands above a statement in which its rule finds nothing, or above no statement. Either the statement was mended, or the line was moved away from it; what stays would hide the next mistake.

The line belongs right above its statement, with nothing but other comments between.`,
};

export const allowanceCodes: readonly Code[] = [unknownAllowance, allowanceWithoutReason, idleAllowance];

/** The lines of a file that allow something. `statements`: where statements stand, in order; a line within one is no comment of the file. */
export function allowancesIn({ file, text }: Source, statements: readonly Span[]): readonly Allowance[] {
  return [...text.matchAll(/^[ \t]*(--[ \t]*lint:[^\n]*)$/gmu)].flatMap((match): readonly Allowance[] => {
    const line = match[1] as string;
    const start = match.index + match[0].length - line.length;
    if (statements.some((each) => each.start <= start && start < each.end)) return [];
    const [, rule = "", reason = ""] = /^--[ \t]*lint:[ \t]*allow[ \t]+(?:migration\/)?([a-z0-9/-]+)[ \t]*(?::(.*))?$/u.exec(line.trimEnd()) ?? [];
    const below = statements.findIndex((each) => each.start > start);
    const between = below === -1 ? "x" : text.slice(start, statements[below]?.start);
    return [{ rule, reason: reason.trim(), at: { file, start, end: start + line.trimEnd().length }, statement: between.split("\n").every((each) => /^\s*--/u.test(each) || each.trim() === "") ? below : undefined }];
  });
}

/** What is wrong with the lines themselves. `used`: those that kept a finding back. */
export function judgeAllowances(allowances: readonly Allowance[], names: readonly string[], used: ReadonlySet<Allowance>): readonly Diagnostic[] {
  return allowances.flatMap((each): readonly Diagnostic[] => {
    const { rule, reason, at } = each;
    if (rule === "") return [report(unknownAllowance, at, "this line allows nothing", { help: "write -- lint: allow <rule>: <reason>" })];
    if (!names.includes(rule)) {
      const near = suggest(rule, names);
      return [report(unknownAllowance, at, `there is no rule ${rule}`, { help: near === undefined ? "concord explain lists the codes" : `did you mean ${near}?` })];
    }
    if (!used.has(each)) return [report(idleAllowance, at, each.statement === undefined ? "no statement follows" : `${rule} finds nothing in the statement below`, { help: "remove the line" })];
    return /\p{L}/u.test(reason) ? [] : [report(allowanceWithoutReason, at, `nothing says why ${rule} is allowed`, { help: "write the reason behind it" })];
  });
}
