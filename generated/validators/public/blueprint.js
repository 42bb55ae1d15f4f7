// Made by concord from schemas/public/blueprint.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts3 = /* @__PURE__ */ new Set(["id", "clientId", "type", "config", "createdAt"]);
const texts4 = /* @__PURE__ */ new Set(["clientId", "type", "config"]);
const texts5 = /* @__PURE__ */ new Set(["type", "config"]);

const { hasOwn } = Object;

const result = (value, issues) => (issues.length === 0 ? { success: true, data: value } : { success: false, error: { issues } });

const refuse = (issues, path, code, message) => issues.push({ code, path, message });

function wrongType(issues, path, expected, value) {
  const received = value === null ? "null" : Array.isArray(value) ? "array" : typeof value === "number" && !Number.isFinite(value) ? String(value) : typeof value;
  refuse(issues, path, "invalid_type", "Invalid input: expected " + expected + ", received " + received);
}

const wrongForm = (issues, path, expected) => refuse(issues, path, "invalid_format", "Invalid input: expected " + expected);

const brokenText = (issues, path) => refuse(issues, path, "invalid_format", "Invalid text: U+0000 or a lone surrogate");

const tooShort = (issues, path, least, what, of) => refuse(issues, path, "too_small", "Too small: expected " + what + " to have >=" + least + " " + of);

const tooLong = (issues, path, most, what, of) => refuse(issues, path, "too_big", "Too big: expected " + what + " to have <=" + most + " " + of);

function unknownKeys(issues, path, value, known) {
  const keys = Object.keys(value).filter((key) => !known.has(key));
  const message = "Unrecognized key" + (keys.length === 1 ? "" : "s") + ": " + keys.map((key) => '"' + key + '"').join(", ");
  if (keys.length > 0) issues.push({ code: "unrecognized_keys", path, message, keys });
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** An object as JSON makes one: no list, no instance of a class. */
function isRecord(value) {
  if (!isObject(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Text that every store can hold: no lone surrogate and no U+0000. */
const isText = (text) => text.isWellFormed() && !text.includes("\0");

function codePoints(text) {
  let count = 0;
  for (let index = 0; index < text.length; index += text.codePointAt(index) > 0xffff ? 2 : 1) count += 1;
  return count;
}

/** JSON without null at its top; documents: as a document store holds it, without a list directly in a list, an empty key or one like "__name__". */
function isJson(whole, documents) {
  if (whole === null) return false;
  const waiting = [whole];
  const lists = [false];
  while (waiting.length > 0) {
    const value = waiting.pop();
    const inList = lists.pop();
    if (value === null || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) continue;
    if (typeof value === "string") {
      if (!isText(value)) return false;
    } else if (Array.isArray(value)) {
      if (inList && documents) return false;
      for (const member of value) lists.push(waiting.push(member) > 0);
    } else if (isRecord(value)) {
      for (const key of Object.keys(value)) {
        if (!isText(key) || (documents && (key === "" || /^__[^]*__$/.test(key)))) return false;
        lists.push(waiting.push(value[key]) === 0);
      }
    } else return false;
  }
  return true;
}

function idField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["id"], "string", value);
  else if (!pattern1.test(value)) wrongForm(issues, ["id"], "a UUID in lower case");
}

function clientIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["clientId"], "string", value);
  else if (!pattern1.test(value)) wrongForm(issues, ["clientId"], "a UUID in lower case");
}

function typeField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["type"], "string", value);
  else if (!isText(value)) brokenText(issues, ["type"]);
  else {
    if (value.length < 1) tooShort(issues, ["type"], 1, "string", "characters");
    if (value.length > 50 && codePoints(value) > 50) tooLong(issues, ["type"], 50, "string", "characters");
  }
}

function configField(value, issues) {
  if (!isRecord(value)) refuse(issues, ["config"], "custom", "Invalid input: expected an object");
  else {
    for (const v1 of Object.keys(value)) {
      if (v1 === "" || !isText(v1)) refuse(issues, ["config", v1], "custom", "Invalid key");
      const v2 = value[v1];
      if (!isJson(v2, true)) refuse(issues, ["config", v1], "custom", "Invalid input: expected JSON that a document store holds");
    }
  }
}

function createdAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["createdAt"], "string", value);
  else if (!pattern2.test(value)) wrongForm(issues, ["createdAt"], "a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "object", value);
    return result(value, issues);
  }
  const v5 = hasOwn(value, "id") ? value.id : undefined;
  idField(v5, issues);
  const v6 = hasOwn(value, "clientId") ? value.clientId : undefined;
  clientIdField(v6, issues);
  const v7 = hasOwn(value, "type") ? value.type : undefined;
  typeField(v7, issues);
  const v8 = hasOwn(value, "config") ? value.config : undefined;
  configField(v8, issues);
  const v9 = hasOwn(value, "createdAt") ? value.createdAt : undefined;
  createdAtField(v9, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 5)) unknownKeys(issues, [], value, texts3);
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateBlueprintRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateBlueprintRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateBlueprintCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "object", value);
    return result(value, issues);
  }
  const v10 = hasOwn(value, "clientId") ? value.clientId : undefined;
  clientIdField(v10, issues);
  const v11 = hasOwn(value, "type") ? value.type : undefined;
  typeField(v11, issues);
  const v12 = hasOwn(value, "config") ? value.config : undefined;
  configField(v12, issues);
  if (issues.length > 0 || Object.keys(value).length !== 3) unknownKeys(issues, [], value, texts4);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateBlueprintPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "object", value);
    return result(value, issues);
  }
  const v13 = hasOwn(value, "type") ? value.type : undefined;
  if (v13 !== undefined) {
    typeField(v13, issues);
  }
  const v14 = hasOwn(value, "config") ? value.config : undefined;
  if (v14 !== undefined) {
    configField(v14, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v13 === undefined ? 0 : 1) + (v14 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
}
