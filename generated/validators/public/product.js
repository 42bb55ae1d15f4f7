// Made by concord from schemas/public/product.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:0\.00|-?(?:0\.0[1-9]|0\.[1-9][0-9]|[1-9]\.[0-9]{2}|[1-9][0-9]{1,7}\.[0-9]{2}))$/u;
const pattern3 = /^(?:(?:0|[1-9][0-9]{0,7})\.[0-9]{2})$/u;
const pattern4 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts5 = /* @__PURE__ */ new Set(["id", "name", "price", "createdAt"]);
const texts6 = /* @__PURE__ */ new Set(["name", "price"]);

const { hasOwn } = Object;

const result = (value, issues) => (issues.length === 0 ? { success: true, data: value } : { success: false, error: { issues } });

const refuse = (issues, path, code, message) => issues.push({ code, path, message });

const wrongType = (issues, path, message, value, code = "invalid_type") => refuse(issues, path, code, value === undefined ? "is required" : message);

const brokenText = (issues, path) => refuse(issues, path, "invalid_format", "must not hold U+0000 or half a character");

function unknownKeys(issues, path, value, known) {
  const keys = Object.keys(value).filter((key) => !known.has(key));
  const message = (keys.length === 1 ? "has a key that is" : "has keys that are") + " not known: " + keys.join(", ");
  if (keys.length > 0) issues.push({ code: "unrecognized_keys", path, message, keys });
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Text that every store can hold: no lone surrogate and no U+0000. */
const isText = (text) => text.isWellFormed() && !text.includes("\0");

function codePoints(text) {
  let count = 0;
  for (let index = 0; index < text.length; index += text.codePointAt(index) > 0xffff ? 2 : 1) count += 1;
  return count;
}

function idField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["id"], "must be a UUID in lower case", value);
  else if (!pattern1.test(value)) refuse(issues, ["id"], "invalid_format", "must be a UUID in lower case");
}

function nameField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["name"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["name"]);
  else {
    if (value.length < 1) refuse(issues, ["name"], "too_small", "must be at least 1 character");
    if (value.length > 255 && codePoints(value) > 255) refuse(issues, ["name"], "too_big", "must be at most 255 characters");
  }
}

function priceField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["price"], "must be a number of 10 digits, 2 after the point", value);
  else if (!pattern2.test(value)) refuse(issues, ["price"], "invalid_format", "must be a number of 10 digits, 2 after the point");
  else {
    if (!pattern3.test(value)) refuse(issues, ["price"], "custom", "must be at least 0.00");
  }
}

function createdAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["createdAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern4.test(value)) refuse(issues, ["createdAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v1 = hasOwn(value, "id") ? value.id : undefined;
  idField(v1, issues);
  const v2 = hasOwn(value, "name") ? value.name : undefined;
  nameField(v2, issues);
  const v3 = hasOwn(value, "price") ? value.price : undefined;
  priceField(v3, issues);
  const v4 = hasOwn(value, "createdAt") ? value.createdAt : undefined;
  createdAtField(v4, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 4)) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateProduct(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateProductRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateProductRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateProductCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v5 = hasOwn(value, "name") ? value.name : undefined;
  nameField(v5, issues);
  const v6 = hasOwn(value, "price") ? value.price : undefined;
  priceField(v6, issues);
  if (issues.length > 0 || Object.keys(value).length !== 2) unknownKeys(issues, [], value, texts6);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateProductPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v7 = hasOwn(value, "name") ? value.name : undefined;
  if (v7 !== undefined) {
    nameField(v7, issues);
  }
  const v8 = hasOwn(value, "price") ? value.price : undefined;
  if (v8 !== undefined) {
    priceField(v8, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v7 === undefined ? 0 : 1) + (v8 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts6);
  return result(value, issues);
}
