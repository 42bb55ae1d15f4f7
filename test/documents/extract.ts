/** One line of a document that demands something of the data: a column, a member, an index, a rule. `unit` names it: document, owner, text. */
export interface Demand { readonly unit: string; readonly line: number }

/** How a declaration begins in each of the documents' languages, how its lines look, and where it ends. */
const declarations: readonly { readonly opens: RegExp; readonly owner: (match: RegExpExecArray) => string; readonly line: RegExp; readonly closes: RegExp }[] = [
  { opens: /^\s*CREATE TABLE (?:IF NOT EXISTS )?(\S+) \(/u, owner: (match) => `table ${match[1]}`, line: /^\s*\w+ [A-Z].*$/u, closes: /^\s*\);/u },
  { opens: /^\s*interface (\w+) \{/u, owner: (match) => `interface ${match[1]}`, line: /^\s*\w+\??: .+;$/u, closes: /^\s*\}/u },
  { opens: /(\w+) = z\.object\(\{/u, owner: (match) => `zod ${match[1]}`, line: /^\s*\w+: z\..+$/u, closes: /^\s*\}\)/u },
  { opens: /(\w+) = pgTable\(/u, owner: (match) => `drizzle ${match[1]}`, line: /^\s*\w+: \w+\(.+$/u, closes: /^\s*\}\)?\)+;/u },
  { opens: /^\s*match \/(\w+)\/\{\w+\} \{/u, owner: (match) => `rules ${match[1]}`, line: /^\s*(?:allow .+|resource\..+|request\..+)$/u, closes: /^\s*\}/u },
  { opens: /^class (\w+):/u, owner: (match) => `dataclass ${match[1]}`, line: /^\s+\w+: \w+$/u, closes: /^\s*(?:@classmethod|def )/u },
  { opens: /"table_name": "(\w+)"/u, owner: (match) => `chartdb ${match[1]}`, line: /^\s*"(?:name|type|primary_key|unique|nullable)": .+$/u, closes: /^\s*\]/u },
  { opens: /"collectionGroup": "(\w+)"/u, owner: (match) => `firestore index ${match[1]}`, line: /^\s*\{"fieldPath": .+$/u, closes: /^\s*\]/u },
  { opens: /^\s{2}(\w+):\s*$/u, owner: (match) => `registry ${match[1]}`, line: /^\s{6,}(?:- )?(?:name|type|primary_key|unique|nullable): .+$/u, closes: /^\s{0,1}\S/u },
];
/** Lines that stand for themselves. */
const statements: readonly RegExp[] = [
  /^\s*CREATE INDEX .+;$/u,
  /^\s*COMMENT ON .+;$/u,
  /^- `(?:company|people|marketing)\.\w+` - .+$/u,
  /^(?:company|people|marketing|bit|ple)\.\* - .+$/u,
  /^\| \*\*\w+\*\* \| .+ \| `server\/.+$/u,
  /^\s*\.where\(eq\(.+; \/\/ Only user's data$/u,
  /^.*(?:create_shq_master_error_log|create_scoring_tables).*$/u,
];

/** All demands of a document, in its order; only what stands in fenced code, tables and lists counts. */
export function demandsOf(name: string, text: string): readonly Demand[] {
  const demands: Demand[] = [];
  let open: { readonly owner: string; readonly line: RegExp; readonly closes: RegExp } | undefined;
  let fence = "";
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const add = (owner: string): void => void demands.push({ unit: `${name} ${owner}: ${raw.trim().replace(/,$/u, "").replace(/\s+/gu, " ")}`, line: index + 1 });
    const mark = /^```(\w*)/u.exec(raw);
    if (mark !== null) {
      fence = fence === "" ? mark[1] || "text" : "";
      open = undefined;
      continue;
    }
    const found = fence === "" ? undefined : declarations.map((each) => ({ each, match: each.opens.exec(raw) })).find(({ match }) => match !== null);
    if (found !== undefined && !(fence !== "yaml" && found.each.opens.source.startsWith("^\\s{2}"))) {
      open = { owner: found.each.owner(found.match as RegExpExecArray), line: found.each.line, closes: found.each.closes };
    } else if (open !== undefined && open.closes.test(raw)) open = undefined;
    else if (open !== undefined && open.line.test(raw)) add(open.owner);
    else if (statements.some((each) => each.test(raw))) add("says");
  }
  return demands;
}
