import { partitionLengths, type Entity, type Partition, type PartitionLength } from "@concord/core";
import { z, type ZodType } from "zod";

/** What `${NAME}` in a project or dataset stands for is filled in by whoever runs the files. */
const placeholder = "\\$\\{[A-Z][A-Z0-9_]*\\}";
const projectPattern = new RegExp(`^(?:${placeholder}|[a-z0-9.:-]+)+$`);
const datasetPattern = new RegExp(`^(?:${placeholder}|[A-Za-z0-9_]+)+$`);

const projectId = z.string().regex(projectPattern, "takes a Google Cloud project's id, or ${NAME} in its place");
const datasetId = z.string().regex(datasetPattern, "takes letters, digits and underscores, or ${NAME} in their place");

/** `bigquery:` in project.yaml. */
export interface ProjectBlock {
  readonly project?: string | undefined;
  readonly dataset?: string | undefined;
  readonly location?: string | undefined;
}

/** `bigquery:` on an entity. */
export interface EntityBlock {
  readonly table?: string | undefined;
  readonly dataset?: string | undefined;
  readonly partition?: { readonly field: string; readonly every: PartitionLength } | undefined;
  readonly cluster?: readonly string[] | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

/** `bigquery:` on a field. */
export interface FieldBlock { readonly name?: string | undefined }

export const projectBlock: ZodType<ProjectBlock> = z.strictObject({
  project: projectId.describe("The Google Cloud project, or a placeholder like ${BIGQUERY_PROJECT_ID}, which it is by default.").optional(),
  dataset: datasetId.describe("One dataset for all tables; by default each namespace is a dataset.").optional(),
  location: z.string().min(1).describe("Where the datasets are: EU, US, europe-north1.").optional(),
});

export const entityBlock: ZodType<EntityBlock> = z.strictObject({
  table: z.string().min(1).describe("The table's name; the plural in snake_case by default.").optional(),
  dataset: datasetId.describe("The table's dataset; the project's or the namespace by default.").optional(),
  partition: z.strictObject({
    field: z.string().describe("A timestamp, localDateTime or date of the entity itself."),
    every: z.enum(partitionLengths).describe("How long a partition is."),
  }).describe("How the table is cut into partitions by time.").optional(),
  cluster: z.array(z.string()).min(1).describe("Up to four fields by which rows are kept together, the most important first.").optional(),
  labels: z.record(z.string(), z.string()).describe("Labels of the table, which also stand on the bill.").optional(),
});

export const fieldBlock: ZodType<FieldBlock> = z.strictObject({
  name: z.string().min(1).describe("The column's name; the field's name in snake_case by default.").optional(),
});

/** The room's own words on the project. */
export function ofProject(project: { readonly blocks: Readonly<Record<string, unknown>> }): ProjectBlock {
  return (project.blocks["bigquery"] ?? {}) as ProjectBlock;
}

/** The room's own words on an entity. */
export function ofEntity(entity: { readonly blocks: Readonly<Record<string, unknown>> }): EntityBlock {
  return (entity.blocks["bigquery"] ?? {}) as EntityBlock;
}

/** How the table is cut: as the block says, else as the entity says for every store. */
export function partitionOf(entity: Entity): Partition | undefined {
  const { partition } = ofEntity(entity);
  return partition === undefined ? entity.partition : { by: partition.field, every: partition.every };
}

/** The room's own words on a field. */
export function ofField(field: { readonly blocks: Readonly<Record<string, unknown>> }): FieldBlock {
  return (field.blocks["bigquery"] ?? {}) as FieldBlock;
}
