// Made by concord from schemas/public/userRole.yaml; change it there.
import * as z from "zod";
import { int32, uid, timestamp, object, validator } from "../concord.js";
import { Role } from "./role.js";
import type { UserId } from "./user.js";

/** The fields of a record, each by itself: what shapes of your own are made from. */
export const userRoleFields = {
  id: int32,
  userId: uid<UserId>(),
  role: Role,
  createdAt: timestamp,
};

/** A role that a user was given. */
export const UserRoleRecord = /* @__PURE__ */ (() => z.strictObject(userRoleFields, object))();

/** The record as readers take it: keys that they do not know are dropped. */
export const UserRoleRead = /* @__PURE__ */ (() => z.object(userRoleFields, object))();

/** A new record, without what the store makes; what has a default may be left out. */
export const UserRoleCreate = /* @__PURE__ */ (() => z.strictObject({
  userId: userRoleFields.userId,
  role: userRoleFields.role,
}, object))();

/** A change: what is given is replaced, and null takes an optional value away. */
export const UserRolePatch = /* @__PURE__ */ (() => z.strictObject({
  userId: userRoleFields.userId.optional(),
  role: userRoleFields.role.optional(),
}, object))();

/** The application's value, and the JSON that it is made from. */
export type UserRole = z.output<typeof UserRoleRecord>;
export type UserRoleWire = z.input<typeof UserRoleRecord>;

/** What any value is worth as one of these: `{ success: true, data }`, or `{ success: false, error }` with its issues. */
export const validateUserRole = /* @__PURE__ */ validator(UserRoleRecord);
export const validateUserRoleRecord = /* @__PURE__ */ validator(UserRoleRecord);
export const validateUserRoleRead = /* @__PURE__ */ validator(UserRoleRead);
export const validateUserRoleCreate = /* @__PURE__ */ validator(UserRoleCreate);
export const validateUserRolePatch = /* @__PURE__ */ validator(UserRolePatch);
