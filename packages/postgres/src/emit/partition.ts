import type { Entity, Piece, Project } from "@concord/core";
import { ofEntity } from "../block.ts";
import { columnName, derived, fieldNamed, policyOf, tableOf, tableText } from "../names.ts";
import { comment, identifier, qualified } from "../quote.ts";
import { closedTable } from "./access.ts";

/** What a table that is cut by time, or an existing one that is cut by anything, says behind its columns. */
export function partitionClause(entity: Entity, project: Project): string {
  const { partitioned } = ofEntity(entity);
  if (partitioned !== undefined) return ` PARTITION BY ${partitioned}`;
  if (entity.partition === undefined) return "";
  return ` PARTITION BY RANGE (${identifier(columnName(fieldNamed(entity, entity.partition.by), policyOf(project)))})`;
}

/**
 * The partition for rows that no other takes: without one, an insert fails where nobody has made the next partition yet (measured). Which partitions there are hangs on the clock, so
 * they are made where there is one.
 */
export function defaultPartition(entity: Entity, project: Project): Piece {
  if (entity.partition === undefined) return "";
  const { every } = entity.partition;
  const name = qualified(tableOf(entity, project).schema, defaultPartitionName(entity, project));
  return [
    `${comment(`One partition for each ${every} is made ahead of time. A row that none of them takes stands here; while it does, no partition can be made for its ${every}.`)}\n`,
    `CREATE TABLE ${name} PARTITION OF ${tableText(entity, project)} DEFAULT;\n`,
  ];
}

/** The default partition is no way round the table's policies and grants. */
export function closedPartition(entity: Entity, project: Project): Piece {
  return entity.partition === undefined ? "" : closedTable(qualified(tableOf(entity, project).schema, defaultPartitionName(entity, project)), project);
}

export function defaultPartitionName(entity: Entity, project: Project): string {
  return derived(tableOf(entity, project).table, "default");
}
