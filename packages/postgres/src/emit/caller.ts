import type { Auth } from "@concord/core";
import { literal } from "../quote.ts";

/** Functions through which policies ask for the caller; the claims' names are the project's. */
export function callerFunctions(auth: Auth): string {
  const uid = literal(auth.uid);
  const roles = literal(auth.roles);
  return `-- The caller's id; NULL where the caller is anonymous.
CREATE OR REPLACE FUNCTION concord.uid() RETURNS text LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT CASE WHEN jsonb_typeof(concord.claims() -> ${uid}) = 'string' THEN nullif(concord.claims() ->> ${uid}, '') END COLLATE "C"
$$;

-- The caller's roles; none where the caller has no list of texts.
CREATE OR REPLACE FUNCTION concord.roles() RETURNS text[] LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT CASE WHEN concord.uid() IS NOT NULL AND jsonb_typeof(concord.claims() -> ${roles}) = 'array'
    THEN ARRAY(SELECT jsonb_array_elements_text(concord.claims() -> ${roles})) ELSE '{}'::text[] END
$$;

-- A further claim, or its default where the caller has none of that kind.
CREATE OR REPLACE FUNCTION concord.claim(name text, otherwise jsonb) RETURNS jsonb LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT CASE WHEN jsonb_typeof(concord.claims() -> name) = jsonb_typeof(otherwise) THEN concord.claims() -> name ELSE otherwise END
$$;`;
}

/** A claim as a value of its type. */
export function claimText(auth: Auth, name: string): string {
  const claim = auth.claims[name];
  if (claim === undefined) throw new Error(`no claim ${name}`);
  const value = `concord.claim(${literal(name)}, ${literal(JSON.stringify(claim.default))}::jsonb)`;
  const types = { string: `(${value} #>> '{}') COLLATE "C"`, boolean: `(${value})::boolean`, integer: `(${value})::numeric` };
  return types[claim.type];
}
