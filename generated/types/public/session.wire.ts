// Made by concord from schemas/public/session.yaml; change it there.

/**
 * One sign-in of a user on one device.
 */
export interface SessionWire {
  id: string
  userId: string
  /**
   * The address of the device at the sign-in.
   */
  ipAddress?: string
  /**
   * What the browser calls itself.
   */
  userAgent?: string
  createdAt: string
  /**
   * When the session ends by itself.
   */
  expiresAt: string
  /**
   * When the user signed out.
   */
  endedAt?: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface SessionCreateWire {
  userId: SessionWire["userId"]
  ipAddress?: SessionWire["ipAddress"]
  userAgent?: SessionWire["userAgent"]
  expiresAt: SessionWire["expiresAt"]
  endedAt?: SessionWire["endedAt"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface SessionPatchWire {
  ipAddress?: SessionWire["ipAddress"] | null
  userAgent?: SessionWire["userAgent"] | null
  expiresAt?: SessionWire["expiresAt"]
  endedAt?: SessionWire["endedAt"] | null
}
