import type { Entity } from "./entity.ts";
import type { Json } from "./json.ts";
import type { EnumType, ObjectType } from "./type.ts";
import type { SeedSet } from "./seed.ts";
import type { SavedQuery, View } from "./view.ts";
import type { Span } from "../source/span.ts";

/** What an access expression may ask of the caller; total: an anonymous caller has no uid, no roles and every claim's default. */
export interface Auth {
  readonly claims: Readonly<Record<string, { readonly type: "string" | "boolean" | "integer"; readonly default: string | boolean | number }>>;
  /** The token claim that holds the caller's id (default `sub`) and the one that holds the list of roles (default `roles`). */
  readonly uid: string;
  readonly roles: string;
}

export type NamingPolicy = "snake_case" | "camelCase";

/** The packages that are made of the contracts. */
export interface Packages {
  /** `@acme`. */
  readonly scope: string;
  /** The name of the package of all contracts, within the scope. */
  readonly all: string;
  readonly each: readonly ("all" | "namespace")[];
  /** The Python package of all contracts, as pip calls it: `acme-contracts`. Absent: there is none. */
  readonly python?: string;
  /** Whether the npm packages have Drizzle's tables of what PostgreSQL holds. */
  readonly drizzle?: true;
  /** As SPDX spells it, or `UNLICENSED`. */
  readonly license: string;
}

export interface Project {
  readonly name: string;
  readonly stores: readonly string[];
  readonly primary?: string;
  /** The database role of clients for whom `access` is written. */
  readonly clientRole?: string;
  readonly auth: Auth;
  /** By store; a room has its default. */
  readonly naming: Readonly<Record<string, NamingPolicy>>;
  /** Losses that are errors, as `target:constraint-kind`, where `*` stands for any; `strict: true` is `*:*`. */
  readonly strict: readonly string[];
  readonly output: string;
  readonly packages?: Packages;
  /** Where the words of project.yaml are written: the value of each. None where there is no such file. */
  readonly spans: Readonly<Record<string, Span>>;
  /** The project's own store blocks (a BigQuery project and dataset, say), as the store's schema parsed them. */
  readonly blocks: Readonly<Record<string, unknown>>;
}

/** An object or enum that several contracts use. */
export interface SharedType {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly description: string;
  readonly type: ObjectType | EnumType;
  readonly meta: Readonly<Record<string, Json>>;
  readonly was: readonly string[];
  readonly file: string;
  readonly span: Span;
}

/** All contracts of a project, sorted by id. */
export interface Schema {
  readonly project: Project;
  readonly entities: readonly Entity[];
  readonly types: readonly SharedType[];
  readonly views: readonly View[];
  /** Saved queries; what an entity must answer stands with the entity. */
  readonly queries: readonly SavedQuery[];
  readonly seeds: readonly SeedSet[];
}

const byId = new WeakMap<readonly Entity[], ReadonlyMap<string, Entity>>();

/** The entity of that id; throws on an unknown one, since the model is resolved. */
export function entityOf(schema: Schema, id: string): Entity {
  let index = byId.get(schema.entities);
  if (index === undefined) byId.set(schema.entities, (index = new Map(schema.entities.map((each) => [each.id, each]))));
  const entity = index.get(id);
  if (entity === undefined) throw new Error(`no entity ${id}`);
  return entity;
}
