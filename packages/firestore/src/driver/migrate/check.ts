import type { Firestore } from "@google-cloud/firestore";
import type { Request, Wanted } from "../../evolve/request.ts";
import { natives } from "./client.ts";
import { pageOf } from "./pages.ts";

/** Documents that are named of those that are not as they should be. */
const named = 5;

/** Goes through all documents of a place: how many there are, and what is wrong with the first few that are not as described. */
export async function check(database: Firestore, request: Extract<Request, { readonly do: "check" }>): Promise<{ readonly documents: number; readonly wrong: number; readonly first: readonly string[] }> {
  const first: string[] = [];
  let [documents, wrong] = [0, 0];
  for (let from: string | undefined, more = true; more;) {
    const page = await pageOf(database, request.in, from);
    for (const document of page.documents) {
      documents += 1;
      const faults = request.wanted.flatMap((wanted) => fault(document.data(), wanted));
      if (faults.length > 0) wrong += 1;
      if (faults.length > 0 && first.length < named) first.push(`${document.ref.path}: ${faults.join(", ")}`);
    }
    from = page.next;
    more = from !== undefined;
  }
  return { documents, wrong, first };
}

function fault(data: Readonly<Record<string, unknown>>, { at, is, optional }: Wanted): readonly string[] {
  const value = at.reduce<unknown>((holder, step) => (typeof holder === "object" && holder !== null ? (holder as Readonly<Record<string, unknown>>)[step] : undefined), data);
  const name = at.join(".");
  if (value === undefined) return optional ? [] : [`${name} is missing`];
  const sort = natives.sortOf(value);
  return is.length === 0 || (sort !== undefined && is.includes(sort)) ? [] : [`${name} is ${sort ?? "of another sort"}, not ${is.join(" or ")}`];
}
