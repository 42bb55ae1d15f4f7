// Made by concord from schemas/public/order.yaml; change it there.

const pattern1 = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const pattern2 = /^(?:0\.00|-?(?:0\.0[1-9]|0\.[1-9][0-9]|[1-9]\.[0-9]{2}|[1-9][0-9]{1,7}\.[0-9]{2}))$/u;
const pattern3 = /^(?:(?:0|[1-9][0-9]{0,7})\.[0-9]{2})$/u;
const texts4 = /* @__PURE__ */ new Set(["productId", "name", "quantity", "unitPrice"]);
const pattern5 = /^(?:0\.00|-?(?:0\.0[1-9]|0\.[1-9][0-9]|[1-9]\.[0-9]{2}|[1-9][0-9]{1,9}\.[0-9]{2}))$/u;
const pattern6 = /^(?:(?:0|[1-9][0-9]{0,9})\.[0-9]{2})$/u;
const pattern7 = /^(?:(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z)$/u;
const texts8 = /* @__PURE__ */ new Set(["id", "userId", "items", "total", "status", "note", "createdAt"]);
const texts9 = /* @__PURE__ */ new Set(["userId", "items", "total", "status", "note"]);
const texts10 = /* @__PURE__ */ new Set(["items", "total", "status", "note"]);

const { hasOwn } = Object;

const result = (value, issues) => (issues.length === 0 ? { success: true, data: value } : { success: false, error: { issues } });

const refuse = (issues, path, code, message) => issues.push({ code, path, message });

const wrongType = (issues, path, message, value, code = "invalid_type") => refuse(issues, path, code, value === undefined ? "is required" : message);

const brokenText = (issues, path) => refuse(issues, path, "invalid_format", "must not hold U+0000 or half a character");

const broken = (issues, check, message) => issues.push({ code: "custom", path: [], message, params: { check } });

function unknownKeys(issues, path, value, known) {
  const keys = Object.keys(value).filter((key) => !known.has(key));
  const message = (keys.length === 1 ? "has a key that is" : "has keys that are") + " not known: " + keys.join(", ");
  if (keys.length > 0) issues.push({ code: "unrecognized_keys", path, message, keys });
}

/** Whether these fields are valid by themselves. */
const isFine = (issues, names) => issues.length === 0 || issues.every(({ path }) => path.length === 0 || !names.includes(path[0]));

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Text that every store can hold: no lone surrogate and no U+0000. */
const isText = (text) => text.isWellFormed() && !text.includes("\0");

function codePoints(text) {
  let count = 0;
  for (let index = 0; index < text.length; index += text.codePointAt(index) > 0xffff ? 2 : 1) count += 1;
  return count;
}

const own = (value, key) => (value !== undefined && value !== null && hasOwn(value, key) ? value[key] : undefined);

/** A decimal as a whole number of 10^-scale. What is none is 0: its field says so itself. */
function units(value, scale) {
  if (value === undefined || value === null) return undefined;
  const [, before, after = ""] = /^(-?[0-9]+)(?:\.([0-9]+))?$/.exec(value) ?? [];
  return before === undefined ? 0n : BigInt(before + after.padEnd(scale, "0"));
}

function idField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["id"], "must be a UUID in lower case", value);
  else if (!pattern1.test(value)) refuse(issues, ["id"], "invalid_format", "must be a UUID in lower case");
}

function userIdField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["userId"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["userId"]);
  else {
    if (value.length < 1) refuse(issues, ["userId"], "too_small", "must be at least 1 character");
    if (value.length > 128 && codePoints(value) > 128) refuse(issues, ["userId"], "too_big", "must be at most 128 characters");
  }
}

function itemsField(value, issues, closed) {
  if (!Array.isArray(value)) wrongType(issues, ["items"], "must be a list", value);
  else if (value.length > 12) refuse(issues, ["items"], "too_big", "must have at most 12 members");
  else {
    for (let v1 = 0; v1 < value.length; v1 += 1) {
      const v2 = value[v1];
      if (!isObject(v2)) wrongType(issues, ["items", v1], "must be an object", v2);
      else {
        const v4 = hasOwn(v2, "productId") ? v2.productId : undefined;
        if (typeof v4 !== "string") wrongType(issues, ["items", v1, "productId"], "must be a UUID in lower case", v4);
        else if (!pattern1.test(v4)) refuse(issues, ["items", v1, "productId"], "invalid_format", "must be a UUID in lower case");
        const v5 = hasOwn(v2, "name") ? v2.name : undefined;
        if (typeof v5 !== "string") wrongType(issues, ["items", v1, "name"], "must be text", v5);
        else if (!isText(v5)) brokenText(issues, ["items", v1, "name"]);
        else {
          if (v5.length < 1) refuse(issues, ["items", v1, "name"], "too_small", "must be at least 1 character");
          if (v5.length > 255 && codePoints(v5) > 255) refuse(issues, ["items", v1, "name"], "too_big", "must be at most 255 characters");
        }
        const v6 = hasOwn(v2, "quantity") ? v2.quantity : undefined;
        if (!Number.isFinite(v6)) wrongType(issues, ["items", v1, "quantity"], "must be a whole number", v6);
        else if (!Number.isInteger(v6)) refuse(issues, ["items", v1, "quantity"], "invalid_type", "must be a whole number");
        else {
          if (v6 < -2147483648) refuse(issues, ["items", v1, "quantity"], "too_small", "must be at least -2147483648");
          if (v6 > 2147483647) refuse(issues, ["items", v1, "quantity"], "too_big", "must be at most 2147483647");
          if (v6 < 1) refuse(issues, ["items", v1, "quantity"], "too_small", "must be at least 1");
          if (v6 > 1000) refuse(issues, ["items", v1, "quantity"], "too_big", "must be at most 1000");
        }
        const v7 = hasOwn(v2, "unitPrice") ? v2.unitPrice : undefined;
        if (typeof v7 !== "string") wrongType(issues, ["items", v1, "unitPrice"], "must be a number of 10 digits, 2 after the point", v7);
        else if (!pattern2.test(v7)) refuse(issues, ["items", v1, "unitPrice"], "invalid_format", "must be a number of 10 digits, 2 after the point");
        else {
          if (!pattern3.test(v7)) refuse(issues, ["items", v1, "unitPrice"], "custom", "must be at least 0.00");
        }
        if (closed && (issues.length > 0 || Object.keys(v2).length !== 4)) unknownKeys(issues, ["items", v1], v2, texts4);
      }
    }
    if (value.length < 1) refuse(issues, ["items"], "too_small", "must have at least 1 member");
  }
}

function totalField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["total"], "must be a number of 12 digits, 2 after the point", value);
  else if (!pattern5.test(value)) refuse(issues, ["total"], "invalid_format", "must be a number of 12 digits, 2 after the point");
  else {
    if (!pattern6.test(value)) refuse(issues, ["total"], "custom", "must be at least 0.00");
  }
}

function statusField(value, issues) {
  if (value !== "pending" && value !== "completed" && value !== "cancelled") wrongType(issues, ["status"], "must be one of pending, completed, cancelled", value, "invalid_value");
}

function noteField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["note"], "must be text", value);
  else if (!isText(value)) brokenText(issues, ["note"]);
  else {
    if (value.length > 500 && codePoints(value) > 500) refuse(issues, ["note"], "too_big", "must be at most 500 characters");
  }
}

function createdAtField(value, issues) {
  if (typeof value !== "string") wrongType(issues, ["createdAt"], "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ", value);
  else if (!pattern7.test(value)) refuse(issues, ["createdAt"], "invalid_format", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ");
}

// items.all(item, item.unitPrice <= total)
const holds_total_covers_each_item = (_items, _total) => _items?.every(($item) => units(own($item, "unitPrice"), 2) <= units(_total, 2));

function judge(value, closed) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v8 = hasOwn(value, "id") ? value.id : undefined;
  idField(v8, issues);
  const v9 = hasOwn(value, "userId") ? value.userId : undefined;
  userIdField(v9, issues);
  const v10 = hasOwn(value, "items") ? value.items : undefined;
  itemsField(v10, issues, closed);
  const v11 = hasOwn(value, "total") ? value.total : undefined;
  totalField(v11, issues);
  const v12 = hasOwn(value, "status") ? value.status : undefined;
  statusField(v12, issues);
  const v13 = hasOwn(value, "note") ? value.note : undefined;
  if (v13 !== undefined) {
    noteField(v13, issues);
  }
  const v14 = hasOwn(value, "createdAt") ? value.createdAt : undefined;
  createdAtField(v14, issues);
  if (closed && (issues.length > 0 || Object.keys(value).length !== 6 + (v13 === undefined ? 0 : 1))) unknownKeys(issues, [], value, texts8);
  if (isFine(issues, ["items", "total"]) && !holds_total_covers_each_item(v10, v11)) broken(issues, "total_covers_each_item", "No item costs more than the order.");
  return result(value, issues);
}

/** A whole record: closed, with every required field. */
export function validateOrder(value) {
  return judge(value, true);
}

/** A whole record: closed, with every required field. */
export function validateOrderRecord(value) {
  return judge(value, true);
}

/** A record as readers take it: keys that they do not know are no mistake. */
export function validateOrderRead(value) {
  return judge(value, false);
}

/** A new record, without what the store makes; what has a default may be left out. */
export function validateOrderCreate(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v15 = hasOwn(value, "userId") ? value.userId : undefined;
  userIdField(v15, issues);
  const v16 = hasOwn(value, "items") ? value.items : undefined;
  itemsField(v16, issues, true);
  const v17 = hasOwn(value, "total") ? value.total : undefined;
  totalField(v17, issues);
  const v18 = hasOwn(value, "status") ? value.status : undefined;
  if (v18 !== undefined) {
    statusField(v18, issues);
  }
  const v19 = hasOwn(value, "note") ? value.note : undefined;
  if (v19 !== undefined) {
    noteField(v19, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== 3 + (v18 === undefined ? 0 : 1) + (v19 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts9);
  if (isFine(issues, ["items", "total"]) && !holds_total_covers_each_item(v16, v17)) broken(issues, "total_covers_each_item", "No item costs more than the order.");
  return result(value, issues);
}

/** A change: what is given is replaced, and null takes an optional value away. */
export function validateOrderPatch(value) {
  const issues = [];
  if (!isObject(value)) {
    wrongType(issues, [], "must be an object", value);
    return result(value, issues);
  }
  const v20 = hasOwn(value, "items") ? value.items : undefined;
  if (v20 !== undefined) {
    itemsField(v20, issues, true);
  }
  const v21 = hasOwn(value, "total") ? value.total : undefined;
  if (v21 !== undefined) {
    totalField(v21, issues);
  }
  const v22 = hasOwn(value, "status") ? value.status : undefined;
  if (v22 !== undefined) {
    statusField(v22, issues);
  }
  const v23 = hasOwn(value, "note") ? value.note : undefined;
  if (v23 !== undefined && v23 !== null) {
    noteField(v23, issues);
  }
  if (issues.length > 0 || Object.keys(value).length !== (v20 === undefined ? 0 : 1) + (v21 === undefined ? 0 : 1) + (v22 === undefined ? 0 : 1) + (v23 === undefined ? 0 : 1)) unknownKeys(issues, [], value, texts10);
  return result(value, issues);
}
