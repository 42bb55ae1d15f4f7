import type { Auth } from "@concord/core";
import { literal } from "../quote.ts";

/** Functions through which policies ask for the caller; the names of the claims are the project's. */
export function callerFunctions(auth: Auth): string {
  const uid = literal(auth.uid);
  const roles = literal(auth.roles);
  return `-- The caller's id; NULL where the caller is anonymous.
CREATE OR REPLACE FUNCTION concord.uid() RETURNS text LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT CASE WHEN jsonb_typeof(token -> ${uid}) = 'string' THEN nullif(token ->> ${uid}, '') END COLLATE "C" FROM concord.claims() AS token
$$;

-- The caller's roles; none where the caller is anonymous or has no list of them.
CREATE OR REPLACE FUNCTION concord.roles() RETURNS text[] LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT CASE WHEN concord.uid() IS NOT NULL AND jsonb_typeof(token -> ${roles}) = 'array'
    THEN ARRAY(SELECT role #>> '{}' FROM jsonb_array_elements(token -> ${roles}) AS role WHERE jsonb_typeof(role) = 'string') ELSE '{}' END FROM concord.claims() AS token
$$;

-- A further claim, or its default where the caller is anonymous or has none of that kind.
CREATE OR REPLACE FUNCTION concord.claim(name text, otherwise jsonb) RETURNS jsonb LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT CASE WHEN concord.uid() IS NOT NULL AND jsonb_typeof(token -> name) = jsonb_typeof(otherwise) THEN token -> name ELSE otherwise END FROM concord.claims() AS token
$$;`;
}

/** A claim as a value of its type. A number that is not whole is none of an integer claim. */
export function claimText(auth: Auth, name: string): string {
  const claim = auth.claims[name];
  if (claim === undefined) throw new Error(`no claim ${name}`);
  const otherwise = literal(JSON.stringify(claim.default));
  const value = `(SELECT concord.claim(${literal(name)}, ${otherwise}))`;
  const types = {
    string: `(${value} #>> '{}') COLLATE "C"`,
    boolean: `${value}::boolean`,
    integer: `(SELECT CASE WHEN given::numeric % 1 = 0 THEN given::numeric ELSE ${String(claim.default)} END FROM concord.claim(${literal(name)}, ${otherwise}) AS given)`,
  };
  return types[claim.type];
}
