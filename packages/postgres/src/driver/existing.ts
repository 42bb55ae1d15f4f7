import type { Entity, Field, Schema } from "@concord/core";
import { ofEntity, ofField } from "../block.ts";
import { isExisting, keptBy, sqlOf } from "../existing.ts";
import { tableOf, tableText } from "../names.ts";
import { identifier, qualified } from "../quote.ts";

/** What the prover's engine has to know of tables that were there before their contracts. */

/** Whether the table alone makes a field's value, and a change of it is none. */
export function isAlwaysIdentity(field: Field): boolean {
  return ofField(field).column?.identity === "always";
}

/** What an INSERT says so that an identity takes a value. */
export function overriding(entity: Entity): string {
  return entity.fields.some(isAlwaysIdentity) ? "OVERRIDING SYSTEM VALUE " : "";
}

/** Whether a column of type real gives a number back as it was: with at most six digits, and within its range. */
export function isReal(value: number): boolean {
  return value === 0 || (Number(value.toPrecision(6)) === value && Math.abs(value) < 3.4e38 && Math.abs(value) > 1.2e-38);
}

/**
 * Takes away what existing tables demand beside their contracts: constraints and unique indexes that keep nothing of a contract, columns that are no part of a record as far as they are never NULL or
 * generated, the demands of domains. They would refuse what the contract allows, and no claim is about them.
 */
export function withoutOwnDemands({ entities, project }: Schema): string {
  const statements = entities.filter(isExisting).flatMap((entity) => {
    const { constraints = {}, indexes = {}, columns = {} } = ofEntity(entity);
    const table = tableText(entity, project);
    const isOwn = (name: string): boolean => keptBy(entity, project, name).length === 0;
    return [
      ...Object.keys(constraints).filter(isOwn).map((name) => `ALTER TABLE ${table} DROP CONSTRAINT ${identifier(name)} CASCADE;\n`),
      ...Object.entries(indexes).filter(([name, raw]) => isOwn(name) && sqlOf(raw).startsWith("UNIQUE ")).map(([name]) => `DROP INDEX ${qualified(tableOf(entity, project).schema, name)} CASCADE;\n`),
      ...Object.entries(columns).filter(([, { generated }]) => generated !== undefined).map(([name]) => `ALTER TABLE ${table} DROP COLUMN ${identifier(name)} CASCADE;\n`),
      ...Object.entries(columns).filter(([, { required, generated, identity }]) => required === true && generated === undefined && identity === undefined).map(([name]) => `ALTER TABLE ${table} ALTER COLUMN ${identifier(name)} DROP NOT NULL;\n`),
    ];
  });
  return statements.length === 0 && !entities.some(isExisting) ? "" : `${statements.join("")}${withoutDomains}`;
}

const withoutDomains = `DO $$
DECLARE
  demand record;
BEGIN
  FOR demand IN SELECT contypid::regtype AS type, conname FROM pg_constraint WHERE contypid <> 0 AND contype = 'c' LOOP
    EXECUTE format('ALTER DOMAIN %s DROP CONSTRAINT %I', demand.type, demand.conname);
  END LOOP;
END
$$;\n`;

/** A partition that takes every row, for each existing table that has none of its own in the contracts. */
export function everyPartition({ entities, project }: Schema): string {
  return entities.filter((entity) => ofEntity(entity).partitioned !== undefined).map((entity) => {
    const { schema, table } = tableOf(entity, project);
    const all = /^hash\b/iu.test(ofEntity(entity).partitioned ?? "") ? "FOR VALUES WITH (MODULUS 1, REMAINDER 0)" : "DEFAULT";
    return `CREATE TABLE ${qualified(schema, `${table.slice(0, 40)} every`)} PARTITION OF ${tableText(entity, project)} ${all};\n`;
  }).join("");
}
