import { pick } from "../pattern/random.ts";
import type { Place } from "./scope.ts";

type Random = () => number;

const wholes = ["small", "spare", "out.rows", "1", "7", "-3", "size(items)", "size(tags)"];
const decimals = ["total", "paid", "price.amount", "0.5", "10", "-1.25"];
const times = ["openedAt", "closedAt", "'2024-02-29T12:00:00.000Z'"];
const texts = ["title", "note", "out.note", "'abc'", "price.currency"];

/** The text of a condition that is plausible, not always right: guards are missing here and there, and so are types. */
export function randomCondition(random: Random, place: Place = "check", depth = 4, variable?: string): string {
  const inner = (): string => {
    const text = randomCondition(random, place, depth - 1, variable);
    return random() < 0.6 ? `(${text})` : text;
  };
  const kind = depth === 0 ? random() * 0.5 : random();
  if (kind < 0.12) return `${pick(random, ["spare", "out.rows", "closedAt", "paid", "note", "out", "out.note", "tags", "hidden", "kind", ...(variable === undefined ? [] : [`${variable}.price`])])} ${pick(random, ["==", "!="])} null`;
  if (kind < 0.28) return comparison(random, [...wholes, ...(variable === undefined ? [] : [`${variable}.quantity`])]);
  if (kind < 0.34) return comparison(random, [...decimals, ...(variable === undefined ? [] : [`${variable}.price`])]);
  if (kind < 0.38) return comparison(random, place === "access" ? [...times, "now"] : times);
  if (kind < 0.42) return `${pick(random, texts)} ${pick(random, ["==", "!="])} ${pick(random, texts)}`;
  if (kind < 0.45) return pick(random, ["kind in ['open', 'it\\'s']", "status in ['new']", "spare in [1, 2]", "note in ['x', \"y\"]", "'x' in tags", "note in tags", "status == 'open'"]);
  if (kind < 0.5) return place === "access" && random() < 0.5
    ? pick(random, ["hasRole('admin')", "auth.uid == id", "ownerUid == auth.uid", "client.ownerUid == auth.uid", "clientId != null", "auth.claims.banned", "auth.uid in memberUids"])
    : pick(random, ["active", "hidden", "hidden == true", "active != false"]);
  if (kind < 0.58) return `!${inner()}`;
  if (kind < 0.74) return `${inner()} && ${inner()}`;
  if (kind < 0.9) return `${inner()} || ${inner()}`;
  if (kind < 0.95) return `${inner()} ? ${inner()} : ${inner()}`;
  const name = variable === undefined ? "i" : "k";
  return `items.${pick(random, ["all", "exists"])}(${name}, ${randomCondition(random, place, depth - 1, name)})`;
}

function comparison(random: Random, from: readonly string[]): string {
  const side = (): string => {
    const kind = random();
    if (kind < 0.8) return pick(random, from);
    if (kind < 0.9) return `${pick(random, from)} ${pick(random, ["+", "-", "*"])} ${pick(random, from)}`;
    return kind < 0.95 ? `-(${pick(random, from)})` : `(active ? ${pick(random, from)} : ${pick(random, from)})`;
  };
  return `${side()} ${pick(random, ["<", "<=", ">", ">=", "==", "!="])} ${side()}`;
}
