// Made by concord from schemas/public/imoProcess.yaml; change it there.
import type { Validated } from "../concord.js";
import type { ImoProcessCreateWire, ImoProcessPatchWire, ImoProcessWire } from "../../types/public/imoProcess.wire.js";

export function validateImoProcess(value: unknown): Validated<ImoProcessWire>;
export function validateImoProcessRecord(value: unknown): Validated<ImoProcessWire>;
export function validateImoProcessRead(value: unknown): Validated<ImoProcessWire>;
export function validateImoProcessCreate(value: unknown): Validated<ImoProcessCreateWire>;
export function validateImoProcessPatch(value: unknown): Validated<ImoProcessPatchWire>;
