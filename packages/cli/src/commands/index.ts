import type { Command } from "../command.ts";

/** A command as the list knows it. Its file is loaded when it is asked for: `concord --help` and a build with nothing to do should not load the compiler. */
export interface Listed {
  readonly name: string;
  /** One line for the list of commands. */
  readonly about: string;
  readonly load: () => Promise<Command>;
}

/** Every command, in the order in which the usage lists them. A new one is a file here and a line. */
export const commands: readonly Listed[] = [
  { name: "init", about: "Make a contract repository that works", load: async () => (await import("./init.ts")).init },
  { name: "build", about: "Compile the contracts to every target", load: async () => (await import("./build.ts")).build },
  {
    name: "check",
    about: "Check that the contracts are valid and the generated files fresh and unedited",
    load: async () => (await import("./check.ts")).check,
  },
  {
    name: "prove",
    about: "Ask the real engines whether they agree with the contracts, and with what the targets claim",
    load: async () => (await import("./prove.ts")).prove,
  },
  { name: "diff", about: "Tell what changed in the contracts, whom it breaks, and what version that asks for", load: async () => (await import("./diff.ts")).diffCommand },
  { name: "report", about: "Tell those who review a change what it means: Markdown for a pull request, annotations, SARIF", load: async () => (await import("./report.ts")).reportCommand },
  { name: "impact", about: "Tell what depends on an entity or a field: checks, access, references, views, queries, seeds, packages", load: async () => (await import("./impact.ts")).impact },
  { name: "owners", about: "Write who answers for each contract into CODEOWNERS, beside what others wrote there", load: async () => (await import("./owners.ts")).owners },
  { name: "lint", about: "Judge migrations by running them on a scratch PostgreSQL: what they lock, rewrite, lose and break", load: async () => (await import("./lint.ts")).lint },
  { name: "plan", about: "Write the migrations that bring the databases from the last plan to the contracts as they are", load: async () => (await import("./plan.ts")).plan },
  { name: "verify", about: "Compare a live PostgreSQL database with the contracts, catalog with catalog, or the rules of a Firestore project", load: async () => (await import("./verify.ts")).verify },
  { name: "migrate", about: "Run the migrations that the database of DATABASE_URL does not have; go on where an earlier run stopped", load: async () => (await import("./migrate.ts")).migrate },
  { name: "status", about: "Tell which migrations the database of DATABASE_URL has, and which are due", load: async () => (await import("./status.ts")).status },
  { name: "rollback", about: "Undo the migrations that were run last", load: async () => (await import("./rollback.ts")).rollback },
  { name: "baseline", about: "Say which migrations a database has that was there before", load: async () => (await import("./baseline.ts")).baseline },
  { name: "create", about: "Make a migration to write by hand, with its rollback, at the end of the line", load: async () => (await import("./create.ts")).create },
  { name: "repair", about: "Mend what the ledger of a database says, with a reason", load: async () => (await import("./repair.ts")).repair },
  { name: "merge", about: "Put the migrations of two branches into one line", load: async () => (await import("./merge.ts")).merge },
  { name: "import", about: "Make contracts of an existing PostgreSQL database, a dump of one, or a column registry", load: async () => (await import("./import.ts")).importCommand },
  { name: "version", about: "Give packages the versions that their changes and change files ask for, write their changelogs and record what is released", load: async () => (await import("./version.ts")).version },
  { name: "publish", about: "Publish the npm packages that consumers install at the versions that were recorded; show them, or write them into a folder", load: async () => (await import("./publish.ts")).publish },
  { name: "forget", about: "Print the SQL that takes one record's personal data out of its history and staging", load: async () => (await import("./forget.ts")).forget },
  { name: "watch", about: "Compile again at every edit: the entity and what refers to it", load: async () => (await import("./watch.ts")).watch },
  { name: "fmt", about: "Write the contracts in their one form; comments stay", load: async () => (await import("./fmt.ts")).fmt },
  { name: "explain", about: "Explain a word of the language, a kind of finding by its code, or what becomes of an entity; list the codes", load: async () => (await import("./explain.ts")).explain },
];
