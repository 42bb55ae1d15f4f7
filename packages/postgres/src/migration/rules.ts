import type { MigrationRule } from "./rule.ts";
import { autovacuumOff } from "./rules/autovacuum-off.ts";
import { cascadingDrop } from "./rules/cascading-drop.ts";
import { checkScans } from "./rules/check-scans.ts";
import { defaultRewrites } from "./rules/default-rewrites.ts";
import { definerSearchPath } from "./rules/definer-search-path.ts";
import { deletedAllRows } from "./rules/deleted-all-rows.ts";
import { droppedColumn } from "./rules/dropped-column.ts";
import { droppedConstraint } from "./rules/dropped-constraint.ts";
import { droppedNotNull } from "./rules/dropped-not-null.ts";
import { droppedSchema } from "./rules/dropped-schema.ts";
import { droppedTable } from "./rules/dropped-table.ts";
import { droppedView } from "./rules/dropped-view.ts";
import { dynamicSql } from "./rules/dynamic-sql.ts";
import { enumValueOrder } from "./rules/enum-value-order.ts";
import { enumValueUsedAtOnce } from "./rules/enum-value-used-at-once.ts";
import { exclusionBlocks } from "./rules/exclusion-blocks.ts";
import { fails } from "./rules/fails.ts";
import { failsOnRows } from "./rules/fails-on-rows.ts";
import { generatedColumnRewrites } from "./rules/generated-column-rewrites.ts";
import { grantedToPublic } from "./rules/granted-to-public.ts";
import { identityRewrites } from "./rules/identity-rewrites.ts";
import { idlePolicy } from "./rules/idle-policy.ts";
import { ifNotExistsHidesIndex } from "./rules/if-not-exists-hides-index.ts";
import { indexBlocksWrites } from "./rules/index-blocks-writes.ts";
import { indexDropBlocks } from "./rules/index-drop-blocks.ts";
import { jsonColumn } from "./rules/json-column.ts";
import { limitedText } from "./rules/limited-text.ts";
import { longIdentifier } from "./rules/long-identifier.ts";
import { noLockTimeout } from "./rules/no-lock-timeout.ts";
import { notNullScans } from "./rules/not-null-scans.ts";
import { nullablePrimaryKey } from "./rules/nullable-primary-key.ts";
import { openPolicy } from "./rules/open-policy.ts";
import { partitionDetachBlocks } from "./rules/partition-detach-blocks.ts";
import { partitionIndexBlocks } from "./rules/partition-index-blocks.ts";
import { primaryKeyBlocks } from "./rules/primary-key-blocks.ts";
import { primaryKeyRedefined } from "./rules/primary-key-redefined.ts";
import { referenceScans } from "./rules/reference-scans.ts";
import { reindexBlocks } from "./rules/reindex-blocks.ts";
import { renamedColumn } from "./rules/renamed-column.ts";
import { renamedEnumValue } from "./rules/renamed-enum-value.ts";
import { renamedTable } from "./rules/renamed-table.ts";
import { repeatedAlter } from "./rules/repeated-alter.ts";
import { replicaIdentity } from "./rules/replica-identity.ts";
import { roundedValues } from "./rules/rounded-values.ts";
import { rowSecurityOff } from "./rules/row-security-off.ts";
import { rowSecurityWithoutPolicy } from "./rules/row-security-without-policy.ts";
import { scanUnderLock } from "./rules/scan-under-lock.ts";
import { serialColumn } from "./rules/serial-column.ts";
import { smallKey } from "./rules/small-key.ts";
import { tableRewritten } from "./rules/table-rewritten.ts";
import { tableWithoutRowSecurity } from "./rules/table-without-row-security.ts";
import { timestampWithoutZone } from "./rules/timestamp-without-zone.ts";
import { timezoneDependent } from "./rules/timezone-dependent.ts";
import { triggerBlocksWrites } from "./rules/trigger-blocks-writes.ts";
import { truncatedTable } from "./rules/truncated-table.ts";
import { typeChangeRewrites } from "./rules/type-change-rewrites.ts";
import { unbatchedBackfill } from "./rules/unbatched-backfill.ts";
import { unboundedBatch } from "./rules/unbounded-batch.ts";
import { understatedEffect } from "./rules/understated-effect.ts";
import { understatedLock } from "./rules/understated-lock.ts";
import { unindexedReference } from "./rules/unindexed-reference.ts";
import { uniqueBlocks } from "./rules/unique-blocks.ts";
import { validatedAtOnce } from "./rules/validated-at-once.ts";
import { viewOwnerRights } from "./rules/view-owner-rights.ts";
import { workUnderLock } from "./rules/work-under-lock.ts";

/** Every rule, in the order in which a reader wants its findings told. A new one is a file, a line here, and a scenario with what fires and what nearly does. */
export const migrationRules: readonly MigrationRule[] = [
  // It does not run, or not on rows
  fails, enumValueUsedAtOnce, failsOnRows,
  // What is lost for ever
  droppedSchema, droppedTable, droppedColumn, truncatedTable, deletedAllRows, roundedValues, cascadingDrop, understatedEffect,
  // Whom it breaks
  droppedView, renamedTable, renamedColumn, renamedEnumValue, droppedNotNull, droppedConstraint, primaryKeyRedefined,
  // Indexes
  indexBlocksWrites, partitionIndexBlocks, indexDropBlocks, reindexBlocks, partitionDetachBlocks, ifNotExistsHidesIndex,
  // Constraints
  uniqueBlocks, primaryKeyBlocks, nullablePrimaryKey, exclusionBlocks, checkScans, referenceScans, notNullScans, validatedAtOnce, scanUnderLock, unindexedReference,
  // What is written anew
  typeChangeRewrites, defaultRewrites, generatedColumnRewrites, identityRewrites, tableRewritten, timezoneDependent,
  // Locks, transactions and backfills
  workUnderLock, triggerBlocksWrites, repeatedAlter, noLockTimeout, unbatchedBackfill, unboundedBatch, understatedLock,
  // Security
  rowSecurityOff, rowSecurityWithoutPolicy, idlePolicy, tableWithoutRowSecurity, openPolicy, definerSearchPath, viewOwnerRights, grantedToPublic, dynamicSql,
  // What lasts
  enumValueOrder, longIdentifier, timestampWithoutZone, limitedText, smallKey, serialColumn, jsonColumn, autovacuumOff, replicaIdentity,
];
