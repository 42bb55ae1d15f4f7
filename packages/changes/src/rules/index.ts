import type { ChangeKind } from "../change/change.ts";
import type { Rule } from "../verdict/verdict.ts";
import { accessChanged } from "./access-changed.ts";
import { accessNarrowed } from "./access-narrowed.ts";
import { accessWidened } from "./access-widened.ts";
import { appendOnlyAdded } from "./append-only-added.ts";
import { appendOnlyRemoved } from "./append-only-removed.ts";
import { authChanged } from "./auth-changed.ts";
import { autoChanged } from "./auto-changed.ts";
import { checkAdded } from "./check-added.ts";
import { checkChanged } from "./check-changed.ts";
import { checkRemoved } from "./check-removed.ts";
import { checkRenamed } from "./check-renamed.ts";
import { checkReworded } from "./check-reworded.ts";
import { clientRoleChanged } from "./client-role-changed.ts";
import { computedAdded } from "./computed-added.ts";
import { computedChanged } from "./computed-changed.ts";
import { computedRemoved } from "./computed-removed.ts";
import { defaultAdded } from "./default-added.ts";
import { defaultChanged } from "./default-changed.ts";
import { defaultRemoved } from "./default-removed.ts";
import { entityAdded } from "./entity-added.ts";
import { entityDocumented } from "./entity-documented.ts";
import { entityRemoved } from "./entity-removed.ts";
import { entityRenamed } from "./entity-renamed.ts";
import { entityStoreAdded } from "./entity-store-added.ts";
import { entityStoreRemoved } from "./entity-store-removed.ts";
import { enumClosed } from "./enum-closed.ts";
import { enumOpened } from "./enum-opened.ts";
import { enumValueAdded } from "./enum-value-added.ts";
import { enumValueDocumented } from "./enum-value-documented.ts";
import { enumValueRemoved } from "./enum-value-removed.ts";
import { enumValueRenamed } from "./enum-value-renamed.ts";
import { expiryChanged } from "./expiry-changed.ts";
import { fieldAdded } from "./field-added.ts";
import { fieldDocumented } from "./field-documented.ts";
import { fieldOptional } from "./field-optional.ts";
import { fieldRemoved } from "./field-removed.ts";
import { fieldRenamed } from "./field-renamed.ts";
import { fieldRequired } from "./field-required.ts";
import { fieldSettingsChanged } from "./field-settings-changed.ts";
import { fieldStoreAdded } from "./field-store-added.ts";
import { fieldStoreRemoved } from "./field-store-removed.ts";
import { historyAdded } from "./history-added.ts";
import { historyChanged } from "./history-changed.ts";
import { historyRemoved } from "./history-removed.ts";
import { immutableAdded } from "./immutable-added.ts";
import { immutableRemoved } from "./immutable-removed.ts";
import { indexAdded } from "./index-added.ts";
import { indexChanged } from "./index-changed.ts";
import { indexRemoved } from "./index-removed.ts";
import { keyChanged } from "./key-changed.ts";
import { limitLoosened } from "./limit-loosened.ts";
import { limitTightened } from "./limit-tightened.ts";
import { mapKeyNotRequired } from "./map-key-not-required.ts";
import { mapKeyRequired } from "./map-key-required.ts";
import { mapKeysChanged } from "./map-keys-changed.ts";
import { mapKeysNarrowed } from "./map-keys-narrowed.ts";
import { mapKeysWidened } from "./map-keys-widened.ts";
import { namingChanged } from "./naming-changed.ts";
import { normalisationChanged } from "./normalisation-changed.ts";
import { partitionChanged } from "./partition-changed.ts";
import { patternAdded } from "./pattern-added.ts";
import { patternChanged } from "./pattern-changed.ts";
import { patternRemoved } from "./pattern-removed.ts";
import { personalDataChanged } from "./personal-data-changed.ts";
import { placeChanged } from "./place-changed.ts";
import { precisionLowered } from "./precision-lowered.ts";
import { precisionRaised } from "./precision-raised.ts";
import { primaryChanged } from "./primary-changed.ts";
import { projectSettingsChanged } from "./project-settings-changed.ts";
import { queryAdded } from "./query-added.ts";
import { queryChanged } from "./query-changed.ts";
import { queryRemoved } from "./query-removed.ts";
import { referenceActionChanged } from "./reference-action-changed.ts";
import { referenceAdded } from "./reference-added.ts";
import { referenceChanged } from "./reference-changed.ts";
import { referenceEnforced } from "./reference-enforced.ts";
import { referenceNotEnforced } from "./reference-not-enforced.ts";
import { referenceRemoved } from "./reference-removed.ts";
import { savedQueryAdded } from "./saved-query-added.ts";
import { savedQueryChanged } from "./saved-query-changed.ts";
import { savedQueryDocumented } from "./saved-query-documented.ts";
import { savedQueryRemoved } from "./saved-query-removed.ts";
import { savedQuerySqlChanged } from "./saved-query-sql-changed.ts";
import { secretAdded } from "./secret-added.ts";
import { secretRemoved } from "./secret-removed.ts";
import { serverOnlyAdded } from "./server-only-added.ts";
import { serverOnlyRemoved } from "./server-only-removed.ts";
import { settingsChanged } from "./settings-changed.ts";
import { shapeAdded } from "./shape-added.ts";
import { shapeChanged } from "./shape-changed.ts";
import { shapeFieldAdded } from "./shape-field-added.ts";
import { shapeFieldRemoved } from "./shape-field-removed.ts";
import { shapeRemoved } from "./shape-removed.ts";
import { stagingAdded } from "./staging-added.ts";
import { stagingChanged } from "./staging-changed.ts";
import { stagingRemoved } from "./staging-removed.ts";
import { transitionsChanged } from "./transitions-changed.ts";
import { transitionsNarrowed } from "./transitions-narrowed.ts";
import { transitionsWidened } from "./transitions-widened.ts";
import { typeAdded } from "./type-added.ts";
import { typeChanged } from "./type-changed.ts";
import { typeDocumented } from "./type-documented.ts";
import { typeRemoved } from "./type-removed.ts";
import { typeRenamed } from "./type-renamed.ts";
import { uniqueAdded } from "./unique-added.ts";
import { uniqueChanged } from "./unique-changed.ts";
import { uniqueItemsAdded } from "./unique-items-added.ts";
import { uniqueItemsRemoved } from "./unique-items-removed.ts";
import { uniqueRemoved } from "./unique-removed.ts";
import { viewAdded } from "./view-added.ts";
import { viewColumnAdded } from "./view-column-added.ts";
import { viewColumnChanged } from "./view-column-changed.ts";
import { viewColumnRemoved } from "./view-column-removed.ts";
import { viewDocumented } from "./view-documented.ts";
import { viewRemoved } from "./view-removed.ts";
import { viewRenamed } from "./view-renamed.ts";
import { viewSqlChanged } from "./view-sql-changed.ts";
import { viewStoreAdded } from "./view-store-added.ts";
import { viewStoreRemoved } from "./view-store-removed.ts";
import { writableNarrowed } from "./writable-narrowed.ts";
import { writableWidened } from "./writable-widened.ts";

/** What each kind of change means for every audience. A new kind does not compile until it is here. */
export const rules: { readonly [Kind in ChangeKind]: Rule<Kind> } = {
  "auth-changed": authChanged,
  "client-role-changed": clientRoleChanged,
  "naming-changed": namingChanged,
  "project-settings-changed": projectSettingsChanged,
  "entity-added": entityAdded,
  "entity-removed": entityRemoved,
  "entity-renamed": entityRenamed,
  "entity-documented": entityDocumented,
  "entity-store-added": entityStoreAdded,
  "entity-store-removed": entityStoreRemoved,
  "primary-changed": primaryChanged,
  "key-changed": keyChanged,
  "place-changed": placeChanged,
  "settings-changed": settingsChanged,
  "append-only-added": appendOnlyAdded,
  "append-only-removed": appendOnlyRemoved,
  "transitions-narrowed": transitionsNarrowed,
  "transitions-widened": transitionsWidened,
  "transitions-changed": transitionsChanged,
  "history-added": historyAdded,
  "history-removed": historyRemoved,
  "history-changed": historyChanged,
  "staging-added": stagingAdded,
  "staging-removed": stagingRemoved,
  "staging-changed": stagingChanged,
  "partition-changed": partitionChanged,
  "expiry-changed": expiryChanged,
  "field-added": fieldAdded,
  "field-removed": fieldRemoved,
  "field-renamed": fieldRenamed,
  "field-documented": fieldDocumented,
  "field-required": fieldRequired,
  "field-optional": fieldOptional,
  "field-store-added": fieldStoreAdded,
  "field-store-removed": fieldStoreRemoved,
  "field-settings-changed": fieldSettingsChanged,
  "default-added": defaultAdded,
  "default-removed": defaultRemoved,
  "default-changed": defaultChanged,
  "auto-changed": autoChanged,
  "computed-added": computedAdded,
  "computed-removed": computedRemoved,
  "computed-changed": computedChanged,
  "immutable-added": immutableAdded,
  "immutable-removed": immutableRemoved,
  "server-only-added": serverOnlyAdded,
  "server-only-removed": serverOnlyRemoved,
  "secret-added": secretAdded,
  "secret-removed": secretRemoved,
  "personal-data-changed": personalDataChanged,
  "type-changed": typeChanged,
  "limit-tightened": limitTightened,
  "limit-loosened": limitLoosened,
  "pattern-added": patternAdded,
  "pattern-removed": patternRemoved,
  "pattern-changed": patternChanged,
  "normalisation-changed": normalisationChanged,
  "precision-raised": precisionRaised,
  "precision-lowered": precisionLowered,
  "enum-value-added": enumValueAdded,
  "enum-value-removed": enumValueRemoved,
  "enum-value-renamed": enumValueRenamed,
  "enum-value-documented": enumValueDocumented,
  "enum-opened": enumOpened,
  "enum-closed": enumClosed,
  "unique-items-added": uniqueItemsAdded,
  "unique-items-removed": uniqueItemsRemoved,
  "map-keys-narrowed": mapKeysNarrowed,
  "map-keys-widened": mapKeysWidened,
  "map-keys-changed": mapKeysChanged,
  "map-key-required": mapKeyRequired,
  "map-key-not-required": mapKeyNotRequired,
  "unique-added": uniqueAdded,
  "unique-removed": uniqueRemoved,
  "unique-changed": uniqueChanged,
  "index-added": indexAdded,
  "index-removed": indexRemoved,
  "index-changed": indexChanged,
  "check-added": checkAdded,
  "check-removed": checkRemoved,
  "check-changed": checkChanged,
  "check-renamed": checkRenamed,
  "check-reworded": checkReworded,
  "reference-added": referenceAdded,
  "reference-removed": referenceRemoved,
  "reference-changed": referenceChanged,
  "reference-action-changed": referenceActionChanged,
  "reference-enforced": referenceEnforced,
  "reference-not-enforced": referenceNotEnforced,
  "query-added": queryAdded,
  "query-removed": queryRemoved,
  "query-changed": queryChanged,
  "shape-added": shapeAdded,
  "shape-removed": shapeRemoved,
  "shape-changed": shapeChanged,
  "shape-field-added": shapeFieldAdded,
  "shape-field-removed": shapeFieldRemoved,
  "access-widened": accessWidened,
  "access-narrowed": accessNarrowed,
  "access-changed": accessChanged,
  "writable-widened": writableWidened,
  "writable-narrowed": writableNarrowed,
  "view-added": viewAdded,
  "view-removed": viewRemoved,
  "view-renamed": viewRenamed,
  "view-documented": viewDocumented,
  "view-sql-changed": viewSqlChanged,
  "view-column-added": viewColumnAdded,
  "view-column-removed": viewColumnRemoved,
  "view-column-changed": viewColumnChanged,
  "view-store-added": viewStoreAdded,
  "view-store-removed": viewStoreRemoved,
  "saved-query-added": savedQueryAdded,
  "saved-query-removed": savedQueryRemoved,
  "saved-query-documented": savedQueryDocumented,
  "saved-query-sql-changed": savedQuerySqlChanged,
  "saved-query-changed": savedQueryChanged,
  "type-added": typeAdded,
  "type-removed": typeRemoved,
  "type-renamed": typeRenamed,
  "type-documented": typeDocumented,
};
