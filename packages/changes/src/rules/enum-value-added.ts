import type { Type } from "@concord/core";
import { wider } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Writers may write a value that nobody knew. */
export const enumValueAdded: Rule<"enum-value-added"> = {
  ...wider("a value is new"),
  "wire-reader": ({ field }) => (isOpen(field?.before?.type) ? safe("its enum is open: it takes values that it does not know") : breaks("a value that it does not know is refused")),
  "closed-wire-reader": ({ field }) => (isOpen(field?.before?.type) ? safe("its enum is open: it takes values that it does not know") : breaks("a value that it does not know is refused")),
  typescript: ({ field }) => (isOpen(field?.before?.type) ? safe("code had to expect values that it does not know") : breaks("a switch over every value is no longer complete")),
};

/** Whether a value is one of an open enum, or a list's or map's members are. */
function isOpen(type: Type | undefined): boolean {
  if (type?.kind === "list" || type?.kind === "map") return isOpen(type.of);
  return type?.kind === "enum" && type.open;
}
