import { nothing, type MigrationFile, type Pair } from "./migration.ts";
import { hashOf } from "./hash.ts";

/** Branches as one line: every migration in its new order, and the files whose line `after` changed. */
export interface Merged {
  readonly order: readonly string[];
  readonly changed: readonly { readonly file: string; readonly text: string; readonly name: string }[];
}

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
export function mergeBranches(pairs: readonly Pair[], { applied, first }: MergeOrder): Merged | { readonly impossible: string } {
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
  return rechained(order);
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

/** Lets each file name the one before it; a file that changes has another hash, so that those behind it change too. */
function rechained(order: readonly MigrationFile[]): Merged {
  const changed: { file: string; text: string; name: string }[] = [];
  let head = nothing;
  for (const { source: { file, text }, after, afterAt, hash, name } of order) {
    if (after === head) {
      head = hash;
      continue;
    }
    const next = text.slice(0, afterAt.start) + head + text.slice(afterAt.end);
    changed.push({ file, text: next, name });
    head = hashOf(next);
  }
  return { order: order.map(({ name }) => name), changed };
}
