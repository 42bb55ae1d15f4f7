// Made by concord from schemas/marketing/outreachHistory.yaml; change it there.
import type { Validated } from "../concord.js";
import type { OutreachHistoryCreateWire, OutreachHistoryPatchWire, OutreachHistoryWire } from "../../types/marketing/outreachHistory.wire.js";

export function validateOutreachHistory(value: unknown): Validated<OutreachHistoryWire>;
export function validateOutreachHistoryRecord(value: unknown): Validated<OutreachHistoryWire>;
export function validateOutreachHistoryRead(value: unknown): Validated<OutreachHistoryWire>;
export function validateOutreachHistoryCreate(value: unknown): Validated<OutreachHistoryCreateWire>;
export function validateOutreachHistoryPatch(value: unknown): Validated<OutreachHistoryPatchWire>;
