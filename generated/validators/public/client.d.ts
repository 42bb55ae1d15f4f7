// Made by concord from schemas/public/client.yaml; change it there.
import type { Validated } from "../concord.js";
import type { ClientCreateWire, ClientPatchWire, ClientWire } from "../../types/public/client.wire.js";

export function validateClient(value: unknown): Validated<ClientWire>;
export function validateClientRecord(value: unknown): Validated<ClientWire>;
export function validateClientRead(value: unknown): Validated<ClientWire>;
export function validateClientCreate(value: unknown): Validated<ClientCreateWire>;
export function validateClientPatch(value: unknown): Validated<ClientPatchWire>;
