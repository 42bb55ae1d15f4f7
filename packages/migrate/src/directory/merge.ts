import { nothing, type MigrationFile, type Pair } from "./migration.ts";
import { hashOf } from "./hash.ts";

/** Branches as one line: every migration in its new order, and the files whose header changed. */
export interface Merged {
  readonly order: readonly string[];
  readonly changed: readonly { readonly file: string; readonly text: string; readonly name: string }[];
}

/** From which contracts to which a migration leads, each as a hash or `nothing`. */
export interface Lead { readonly from: string; readonly to: string }

/** What decides which branch comes first where several could. */
export interface MergeOrder {
  /** What a database has, in the order in which it was run there. */
  readonly applied: readonly string[];
  /** A migration whose branch is to come before the others. */
  readonly first?: string;
}

/**
 * Puts branches into one line. Within a branch the order stays; a branch that began goes to its end before another one begins; what a database has comes in the
 * order in which it was run there. Gives a reason where that is impossible: the database has a migration without the one that it comes after.
 */
export function orderOf(pairs: readonly Pair[], { applied, first }: MergeOrder): { readonly files: readonly MigrationFile[] } | { readonly impossible: string } {
  const files = pairs.map(({ up }) => up);
  const parentOf = new Map(files.map((file) => [file, files.find(({ hash }) => hash === file.after)]));
  const ran = applied.filter((name) => files.some((file) => file.name === name));
  const preferred = first === undefined ? [] : lineTo(files.find(({ name }) => name === first), parentOf);
  const order: MigrationFile[] = [];
  while (order.length < files.length) {
    const open = files.filter((file) => !order.includes(file) && isOpen(parentOf.get(file), order));
    const due = ran.find((name) => !order.some((file) => file.name === name));
    const next = due === undefined ? chosen(open, order, preferred, parentOf) : open.find(({ name }) => name === due);
    if (next === undefined) {
      const parent = parentOf.get(files.find(({ name }) => name === due) as MigrationFile);
      return { impossible: `the database has ${due}, and not ${parent?.name}, after which it comes: no line is true to both` };
    }
    order.push(next);
  }
  return { files: order };
}

const isOpen = (parent: MigrationFile | undefined, order: readonly MigrationFile[]): boolean => parent === undefined || order.includes(parent);

/** On with the branch that was last; else towards the one that is preferred; else by name. */
function chosen(open: readonly MigrationFile[], order: readonly MigrationFile[], preferred: readonly MigrationFile[], parentOf: ReadonlyMap<MigrationFile, MigrationFile | undefined>): MigrationFile | undefined {
  const sorted = open.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const follows = sorted.filter((file) => parentOf.get(file) === order.at(-1));
  return sorted.find((file) => preferred.includes(file)) ?? follows[0] ?? sorted[0];
}

function lineTo(file: MigrationFile | undefined, parentOf: ReadonlyMap<MigrationFile, MigrationFile | undefined>): readonly MigrationFile[] {
  return file === undefined ? [] : [...lineTo(parentOf.get(file), parentOf), file];
}

/**
 * Lets each file name the one before it; a file that changes has another hash, so that those behind it change too. Where it is known from which contracts to which a migration
 * leads in the new line, its header and that of its rollback say that.
 */
export function rechained(pairs: readonly Pair[], order: readonly MigrationFile[], leads: ReadonlyMap<string, Lead> = new Map()): Merged {
  const changed: { file: string; text: string; name: string }[] = [];
  let head = nothing;
  for (const { source: { file, text }, after, afterAt, name, from, to } of order) {
    const lead = leads.get(name);
    const said = after === head ? text : text.slice(0, afterAt.start) + head + text.slice(afterAt.end);
    const next = lead === undefined ? said : led(said, { from, to }, lead);
    if (next !== text) changed.push({ file, text: next, name });
    head = hashOf(next);
    const down = pairs.find((pair) => pair.up.name === name)?.down;
    const back = down === undefined || lead === undefined ? undefined : led(down.source.text, down, { from: lead.to, to: lead.from });
    if (down !== undefined && back !== undefined && back !== down.source.text) changed.push({ file: down.source.file, text: back, name });
  }
  return { order: order.map(({ name }) => name), changed };
}

/** The text with other contracts in its header, where it names any. */
function led(text: string, said: { readonly from?: string | undefined; readonly to?: string | undefined }, lead: Lead): string {
  return (["from", "to"] as const).reduce((now, key) => {
    const value = said[key];
    // The header comes first, and its values hold nothing but letters and digits: what is found first is its line.
    return value === undefined ? now : now.replace(new RegExp(`^(\\S+ ${key}: +)${value}`, "mu"), (_, before: string) => before + lead[key]);
  }, text);
}

/** Branches as one line; the contracts that headers name stay as they are. */
export function mergeBranches(pairs: readonly Pair[], order: MergeOrder): Merged | { readonly impossible: string } {
  const found = orderOf(pairs, order);
  return "impossible" in found ? found : rechained(pairs, found.files);
}
