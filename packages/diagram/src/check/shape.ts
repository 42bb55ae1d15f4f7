import { z, type ZodType } from "zod";

/**
 * The form of a ChartDB diagram (snapshot 1.20.1, commit c24936a, lib/domain), as far as tables of a PostgreSQL database need it, and closed: the app drops
 * words that it does not know without a message, so here they are mistakes.
 */
export interface ChartField {
  readonly id: string;
  readonly name: string;
  readonly type: { readonly id: string; readonly name: string };
  readonly primaryKey: boolean;
  readonly unique: boolean;
  readonly nullable: boolean;
  readonly createdAt: number;
  readonly increment?: boolean | undefined;
  readonly isArray?: boolean | undefined;
  readonly characterMaximumLength?: string | undefined;
  readonly precision?: number | undefined;
  readonly scale?: number | undefined;
  readonly default?: string | undefined;
  readonly comments?: string | undefined;
}
export interface ChartIndex {
  readonly id: string;
  readonly name: string;
  readonly unique: boolean;
  readonly fieldIds: readonly string[];
  readonly createdAt: number;
  readonly comments?: string | undefined;
}
export interface ChartTable {
  readonly id: string;
  readonly name: string;
  readonly schema: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly expanded: boolean;
  readonly color: string;
  readonly isView: boolean;
  readonly createdAt: number;
  readonly comments?: string | undefined;
  readonly fields: readonly ChartField[];
  readonly indexes: readonly ChartIndex[];
}
export interface ChartRelationship {
  readonly id: string;
  readonly name: string;
  readonly sourceSchema: string;
  readonly sourceTableId: string;
  readonly sourceFieldId: string;
  readonly targetSchema: string;
  readonly targetTableId: string;
  readonly targetFieldId: string;
  readonly sourceCardinality: "one" | "many";
  readonly targetCardinality: "one" | "many";
  readonly createdAt: number;
}
export interface ChartDependency {
  readonly id: string;
  readonly schema: string;
  readonly tableId: string;
  readonly dependentSchema: string;
  readonly dependentTableId: string;
  readonly createdAt: number;
}
export interface ChartArea {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
}
export interface ChartType {
  readonly id: string;
  readonly schema: string;
  readonly name: string;
  readonly kind: "enum";
  readonly values: readonly string[];
}
export interface ChartDiagram {
  readonly id: string;
  readonly name: string;
  readonly databaseType: "postgresql";
  readonly tables: readonly ChartTable[];
  readonly relationships: readonly ChartRelationship[];
  readonly dependencies: readonly ChartDependency[];
  readonly areas: readonly ChartArea[];
  readonly customTypes: readonly ChartType[];
}

const text = z.string().min(1);
const colour = z.string().regex(/^#[0-9a-f]{6}$/, "is a colour like #8eb7ff");
/** Always 0: a time would make two runs differ. */
const never = z.literal(0);
const cardinality = z.enum(["one", "many"]);

const field: ZodType<ChartField> = z.strictObject({
  id: text, name: text, type: z.strictObject({ id: text, name: text }),
  primaryKey: z.boolean(), unique: z.boolean(), nullable: z.boolean(), createdAt: never,
  increment: z.boolean().optional(), isArray: z.boolean().optional(),
  characterMaximumLength: z.string().regex(/^[1-9][0-9]*$|^0$/, "is a number as text").optional(),
  precision: z.int().min(1).optional(), scale: z.int().min(0).optional(), default: text.optional(), comments: text.optional(),
});

/** The whole file. */
export const diagramShape: ZodType<ChartDiagram> = z.strictObject({
  id: text, name: z.string(), databaseType: z.literal("postgresql"),
  tables: z.array(z.strictObject({
    id: text, name: text, schema: text, x: z.number(), y: z.number(), width: z.number().min(224).max(450), expanded: z.boolean(), color: colour,
    isView: z.boolean(), createdAt: never, comments: z.string().optional(), fields: z.array(field).min(1),
    indexes: z.array(z.strictObject({ id: text, name: text, unique: z.boolean(), fieldIds: z.array(text).min(1), createdAt: never, comments: text.optional() })),
  })),
  relationships: z.array(z.strictObject({
    id: text, name: text, sourceSchema: text, sourceTableId: text, sourceFieldId: text, targetSchema: text, targetTableId: text, targetFieldId: text,
    sourceCardinality: cardinality, targetCardinality: cardinality, createdAt: never,
  })),
  dependencies: z.array(z.strictObject({ id: text, schema: text, tableId: text, dependentSchema: text, dependentTableId: text, createdAt: never })),
  areas: z.array(z.strictObject({ id: text, name: text, x: z.number(), y: z.number(), width: z.number().positive(), height: z.number().positive(), color: colour })),
  customTypes: z.array(z.strictObject({ id: text, schema: text, name: text, kind: z.literal("enum"), values: z.array(text).min(1) })),
});
