// Made by concord from schemas/public/session.yaml; change it there.
import type { UserId } from "./user.js";

/** Names one session. */
export type SessionId = string & { readonly __brand: "public.session" };

/**
 * One sign-in of a user on one device.
 * A session expires after it was created. `expiresAt > createdAt`
 * A session ends after it was created. `endedAt == null || endedAt >= createdAt`
 */
export interface Session {
  /** A UUID in lower case. */
  id: SessionId;
  /** 1 to 128 characters. */
  userId: UserId;
  /** The address of the device at the sign-in. Ip address, at most 45 characters. */
  ipAddress?: string | undefined;
  /** What the browser calls itself. At most 500 characters. */
  userAgent?: string | undefined;
  /** To the millisecond. */
  createdAt: Date;
  /** When the session ends by itself. To the millisecond. */
  expiresAt: Date;
  /** When the user signed out. To the millisecond. */
  endedAt?: Date | undefined;
}

/** What readers get. */
export type SessionRead = Session;

/** A new record, without what the store makes; what has a default may be left out. */
export interface SessionCreate {
  userId: Session["userId"];
  ipAddress?: Session["ipAddress"] | undefined;
  userAgent?: Session["userAgent"] | undefined;
  expiresAt: Session["expiresAt"];
  endedAt?: Session["endedAt"] | undefined;
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface SessionPatch {
  ipAddress?: Session["ipAddress"] | null | undefined;
  userAgent?: Session["userAgent"] | null | undefined;
  expiresAt?: Session["expiresAt"] | undefined;
  endedAt?: Session["endedAt"] | null | undefined;
}
