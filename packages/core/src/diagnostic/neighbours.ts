/**
 * Words of JSON Schema, OpenAPI, Zod, SQL, Prisma, Protobuf and TypeScript, folded as `suggest` folds them, for which a contract has another one that takes the same value.
 * Source: the vocabularies of these languages.
 */
export const sameAs: ReadonlyMap<string, string> = new Map(Object.entries({
  min: "minimum", max: "maximum", gte: "minimum", lte: "maximum", gt: "exclusiveMinimum", lt: "exclusiveMaximum", regex: "pattern", regexp: "pattern", enum: "values", oneof: "values",
  nullable: "optional", items: "of", element: "of", properties: "fields", attributes: "fields", columns: "fields", discriminator: "tag", variants: "of",
  comment: "description", doc: "description", docs: "description", summary: "description", title: "description", help: "description", msg: "message", error: "message",
  references: "ref", foreignkey: "ref", belongsto: "ref", readonly: "immutable", indices: "indexes", uniques: "unique", mixins: "use", extends: "use", traits: "use",
  renamedfrom: "was", formerly: "was", alias: "was", ttl: "expires", constraints: "checks", check: "checks", generated: "computed", digits: "precision",
  number: "float", double: "float", real: "float", int: "int32", int4: "int32", smallint: "int32", bigint: "int64", int8: "int64", long: "int64", numeric: "decimal", money: "decimal",
  bool: "boolean", varchar: "string", char: "string", str: "string", datetime: "timestamp", timestamptz: "timestamp", instant: "timestamp", guid: "uuid", array: "list", repeated: "list",
  dict: "map", record: "map", struct: "object", message: "object", jsonb: "json", any: "json", unknown: "json", blob: "bytes", bytea: "bytes", binary: "bytes", uri: "url", latlng: "geoPoint", oneofs: "union",
}));

/** The same of words whose value a contract says otherwise: what to write instead. */
export const saidOtherwise: ReadonlyMap<string, string> = new Map(Object.entries({
  required: "every field is required, unless it says optional: true", notnull: "every field is required, unless it says optional: true", null: "a field that may be missing says optional: true",
  to: "a field that refers to an entity is written customerId: { ref: customer }", reference: "a field that refers to an entity is written customerId: { ref: customer }",
  foreignkeys: "a field that refers to an entity is written customerId: { ref: customer }", relation: "a field that refers to an entity is written customerId: { ref: customer }",
  relations: "a field that refers to an entity is written customerId: { ref: customer }",
  length: "maxLength is the greatest number of characters, minLength the least", size: "maxLength is the greatest number of characters, maxItems that of members",
  format: "a format is a type: { type: email }", autoincrement: "auto: sequence", serial: "{ type: int64, auto: sequence }", write: "access says create, update and delete, each for itself",
  primarykey: "key: [id], beside fields; it is [id] where nothing is said", pk: "key: [id], beside fields; it is [id] where nothing is said",
  table: "postgres: { table: orders }", tablename: "postgres: { table: orders }", collection: "firestore: { collection: orders }", dataset: "bigquery: { dataset: sales }", schema: "postgres: { schema: shop }",
  cascade: "onDelete: cascade", ondeletecascade: "onDelete: cascade", anyof: "{ type: union, tag: kind, of: { card: cardDetails, transfer: transferDetails } }",
}));
