// Made by concord from schemas/public/session.yaml; change it there.
import * as z from "zod";
import { uuid, uid, ipAddress, text, most, timestamp, rule, micros, object, validator } from "../concord.js";
import type { UserId } from "./user.js";

/** Names one session. */
export type SessionId = string & { readonly __brand: "public.session" };

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const sessionFields = {
  id: uuid<SessionId>(),
  userId: uid<UserId>(),
  /** The address of the device at the sign-in. */
  ipAddress: ipAddress.optional(),
  /** What the browser calls itself. */
  userAgent: text.max(...most(500)).optional(),
  createdAt: timestamp,
  /** When the session ends by itself. */
  expiresAt: timestamp,
  /** When the user signed out. */
  endedAt: timestamp.optional(),
};

/** What must hold of every record; the shapes below that have all its fields have the check. */
export const sessionChecks = {
  /** expiresAt > createdAt */
  expires_later: rule<typeof sessionFields, "expiresAt" | "createdAt">("expires_later", ["expiresAt", "createdAt"], "A session expires after it was created.", (record) =>
    micros(record.expiresAt) > micros(record.createdAt)),
  /** endedAt == null || endedAt >= createdAt */
  ended_in_time: rule<typeof sessionFields, "endedAt" | "createdAt">("ended_in_time", ["endedAt", "createdAt"], "A session ends after it was created.", (record) =>
    (record.endedAt == null) || (micros(record.endedAt!) >= micros(record.createdAt))),
};

/** One sign-in of a user on one device. */
export const SessionRecord = /* @__PURE__ */ (() => z.strictObject(sessionFields, object).check(sessionChecks.expires_later, sessionChecks.ended_in_time))();

/** The record as readers take it: keys that they do not know are dropped. */
export const SessionRead = /* @__PURE__ */ (() => z.object(sessionFields, object).check(sessionChecks.expires_later, sessionChecks.ended_in_time))();

/** A new record, without what the store makes; what has a default may be left out. */
export const SessionCreate = /* @__PURE__ */ (() => z.strictObject({
  userId: sessionFields.userId,
  ipAddress: sessionFields.ipAddress,
  userAgent: sessionFields.userAgent,
  expiresAt: sessionFields.expiresAt,
  endedAt: sessionFields.endedAt,
}, object))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const SessionPatch = /* @__PURE__ */ (() => z.strictObject({
  ipAddress: sessionFields.ipAddress.nullable(),
  userAgent: sessionFields.userAgent.nullable(),
  expiresAt: sessionFields.expiresAt.optional(),
  endedAt: sessionFields.endedAt.nullable(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type Session = z.output<typeof SessionRecord>;
export type SessionWire = z.input<typeof SessionRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateSession = /* @__PURE__ */ validator(SessionRecord);
export const validateSessionRecord = /* @__PURE__ */ validator(SessionRecord);
export const validateSessionRead = /* @__PURE__ */ validator(SessionRead);
export const validateSessionCreate = /* @__PURE__ */ validator(SessionCreate);
export const validateSessionPatch = /* @__PURE__ */ validator(SessionPatch);
