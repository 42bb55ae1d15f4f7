// Made by concord from schemas/public/session.yaml; change it there.
import type { Validated } from "../concord.js";
import type { SessionCreateWire, SessionPatchWire, SessionWire } from "../../types/public/session.wire.js";

export function validateSession(value: unknown): Validated<SessionWire>;
export function validateSessionRecord(value: unknown): Validated<SessionWire>;
export function validateSessionRead(value: unknown): Validated<SessionWire>;
export function validateSessionCreate(value: unknown): Validated<SessionCreateWire>;
export function validateSessionPatch(value: unknown): Validated<SessionPatchWire>;
