import type { NamingPolicy } from "./schema.ts";

const policies: Record<NamingPolicy, (name: string) => string> = {
  camelCase: (name) => name,
  snake_case: (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
};

/** A contract's camelCase name under a store's naming policy: `companyId` is `company_id` in snake_case, `lineNo2` is `line_no2`. */
export function named(policy: NamingPolicy, name: string): string {
  return policies[policy](name);
}
