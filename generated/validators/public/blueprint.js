// Made by concord from schemas/public/blueprint.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const texts2 = /* @__PURE__ */ new Set(["settings"]);
const texts3 = /* @__PURE__ */ new Set(["vendor", "settings"]);
const pattern4 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts5 = /* @__PURE__ */ new Set(["id", "clientId", "type", "config", "createdAt"]);
const texts6 = /* @__PURE__ */ new Set(["clientId", "type", "config"]);
const texts7 = /* @__PURE__ */ new Set(["type", "config"]);

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

/** JSON without null at its top; documents: as a document store holds it, without a list directly in a list (isMember: it is in one), an empty key or one like "__name__". */
function isJson(whole, documents, isMember = false) {
  if (whole === null) return false;
  const waiting = [whole];
  const lists = [isMember];
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
  if (typeof value !== "string") wrongType(issues, ["id"], "must be a UUID in lower case", value);
  else if (!pattern1.test(value)) refuse(issues, ["id"], "invalid_format", "must be a UUID in lower case");
}

function clientIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["clientId"], "must be a UUID in lower case", value);
  else if (!pattern1.test(value)) refuse(issues, ["clientId"], "invalid_format", "must be a UUID in lower case");
}

function typeField(value, issues) {
  if (value !== "imo" && value !== "vendor") wrongType(issues, ["type"], "must be one of imo, vendor", value, "invalid_value");
}

function configField(value, issues, closed, part) {
  if (!isObject(value)) wrongType(issues, ["config"], "must be an object", value);
  else {
    if (part === "imo") {
      const v1 = hasOwn(value, "settings") ? value.settings : undefined;
      if (!isRecord(v1)) wrongType(issues, ["config", "settings"], "must be an object", v1, "custom");
      else {
        for (const v2 of Object.keys(v1)) {
          if (v2 === "" || !isText(v2)) refuse(issues, ["config", "settings", v2], "custom", "is no key that a map may have");
          const v3 = v1[v2];
          if (!isJson(v3, true)) wrongType(issues, ["config", "settings", v2], "must be JSON that a document store holds", v3, "custom");
        }
      }
      if (closed && (issues.length > 0 || Object.keys(value).length !== 1)) unknownKeys(issues, ["config"], value, texts2);
    }
    else if (part === "vendor") {
      const v6 = hasOwn(value, "vendor") ? value.vendor : undefined;
      if (v6 !== undefined) {
        if (typeof v6 !== "string") wrongType(issues, ["config", "vendor"], "must be text", v6);
        else if (!isText(v6)) brokenText(issues, ["config", "vendor"]);
        else {
          if (v6.length < 1) refuse(issues, ["config", "vendor"], "too_small", "must be at least 1 character");
          if (v6.length > 255 && codePoints(v6) > 255) refuse(issues, ["config", "vendor"], "too_big", "must be at most 255 characters");
        }
      }
      const v7 = hasOwn(value, "settings") ? value.settings : undefined;
      if (!isRecord(v7)) wrongType(issues, ["config", "settings"], "must be an object", v7, "custom");
      else {
        for (const v8 of Object.keys(v7)) {
          if (v8 === "" || !isText(v8)) refuse(issues, ["config", "settings", v8], "custom", "is no key that a map may have");
          const v9 = v7[v8];
          if (!isJson(v9, true)) wrongType(issues, ["config", "settings", v8], "must be JSON that a document store holds", v9, "custom");
        }
      }
      if (closed && (issues.length > 0 || Object.keys(value).length !== 1 + (v6 === undefined ? 0 : 1))) unknownKeys(issues, ["config"], value, texts3);
    }
  }
}

function configOfAny(value, issues, closed) {
  const broken = (part) => {
    const found = [];
    configField(value, found, closed, part);
    return found.length > 0;
  };
  if (["imo", "vendor"].every(broken)) refuse(issues, ["config"], "custom", "must be one of several objects, and is none of them");
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
  const v12 = hasOwn(value, "id") ? value.id : undefined;
  idField(v12, issues);
  const v13 = hasOwn(value, "clientId") ? value.clientId : undefined;
  clientIdField(v13, issues);
  const v14 = hasOwn(value, "type") ? value.type : undefined;
  typeField(v14, issues);
  const v15 = hasOwn(value, "config") ? value.config : undefined;
  configField(v15, issues, closed, hasOwn(value, "type") ? value.type : undefined);
  const v16 = hasOwn(value, "createdAt") ? value.createdAt : undefined;
  createdAtField(v16, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 5)) unknownKeys(issues, [], value, texts5);
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateBlueprint(value) {
  return judge(value, true);
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
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v17 = hasOwn(value, "clientId") ? value.clientId : undefined;
  clientIdField(v17, issues);
  const v18 = hasOwn(value, "type") ? value.type : undefined;
  typeField(v18, issues);
  const v19 = hasOwn(value, "config") ? value.config : undefined;
  configField(v19, issues, true, hasOwn(value, "type") ? value.type : undefined);
  if (issues.length > 0 || Object.keys(value).length !== 3) unknownKeys(issues, [], value, texts6);
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateBlueprintPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v20 = hasOwn(value, "type") ? value.type : undefined;
  if (v20 !== undefined) {
    typeField(v20, issues);
  }
  const v21 = hasOwn(value, "config") ? value.config : undefined;
  if (v21 !== undefined) {
    if (value.type === undefined) configOfAny(v21, issues, true); else configField(v21, issues, true, hasOwn(value, "type") ? value.type : undefined);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v20 === undefined ? 0 : 1) + (v21 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts7);
  return result(value, issues);
}
