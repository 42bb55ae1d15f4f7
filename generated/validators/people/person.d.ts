// Made by concord from schemas/people/person.yaml; change it there.
import type { Validated } from "../concord.js";
import type { PersonCreateWire, PersonPatchWire, PersonWire } from "../../types/people/person.wire.js";

export function validatePerson(value: unknown): Validated<PersonWire>;
export function validatePersonRecord(value: unknown): Validated<PersonWire>;
export function validatePersonRead(value: unknown): Validated<PersonWire>;
export function validatePersonCreate(value: unknown): Validated<PersonCreateWire>;
export function validatePersonPatch(value: unknown): Validated<PersonPatchWire>;
