// Made by concord from schemas/public/event.yaml; change it there.
import type { Validated } from "../concord.js";
import type { EventCreateWire, EventPatchWire, EventWire } from "../../types/public/event.wire.js";

export function validateEvent(value: unknown): Validated<EventWire>;
export function validateEventRecord(value: unknown): Validated<EventWire>;
export function validateEventRead(value: unknown): Validated<EventWire>;
export function validateEventCreate(value: unknown): Validated<EventCreateWire>;
export function validateEventPatch(value: unknown): Validated<EventPatchWire>;
