import { z, type ZodObject, type ZodType } from "zod";
import { merges } from "../model/entity.ts";
import { autos, piiClasses } from "../model/field.ts";
import { formats, kinds, normalisations } from "../model/type.ts";
import { partitionLengths } from "../model/partition.ts";
import type { StoreDeclaration } from "../target/target.ts";
import { shapeGrammar } from "./shape.ts";
import { answerGrammar } from "./answer-grammar.ts";

/** Types that a contract can name beside its own shared ones. */
export const builtInTypes: readonly string[] = [...kinds, ...formats];

/** The grammar of each kind of file, as Zod schemas: the one place where the language's words stand. Editors get it as JSON Schema. */
export interface Grammar {
  readonly entity: ZodObject;
  readonly object: ZodObject;
  readonly enum: ZodObject;
  readonly trait: ZodObject;
  readonly view: ZodObject;
  readonly query: ZodObject;
  readonly seed: ZodObject;
  readonly project: ZodObject;
}

const text = (about: string): ZodType<string> => z.string().describe(about);
const flag = (about: string): ZodType<boolean> => z.boolean().describe(about);
const count = (about: string): ZodType<number> => z.int().min(0).describe(about);
const bound = (about: string): ZodType<number | string> => z.union([z.number(), z.string()]).describe(about);
const names = (about: string): ZodType<string[]> => z.array(z.string()).describe(about);
/** Any text is a table's name, but an empty one and what no store's names can hold. */
const tableName = (about: string): ZodType<string> => z.string().min(1).refine((name) => name.isWellFormed() && !name.includes("\0"), "is no name: it holds U+0000 or half a character").describe(about);
const free = z.record(z.string(), z.unknown());

/** Builds the grammar with the blocks of the stores that are there. The same stores give the same grammar. */
export function grammarWith(stores: readonly StoreDeclaration[]): Grammar {
  const storeNames = z.enum(stores.map((store) => store.name) as [string, ...string[]]);
  const storeList = (about: string): ZodType => z.array(storeNames).describe(about);
  const blocks = (which: "projectBlock" | "entityBlock" | "fieldBlock" | "uniqueBlock"): Record<string, ZodType> =>
    Object.fromEntries(stores.flatMap((store) => {
      const block = store[which];
      return block === undefined ? [] : [[store.name, block.describe(`What only ${store.name} is told.`).optional()]];
    }));

  const typeName = z.union([z.enum(builtInTypes as [string, ...string[]]), z.string()])
    .describe("A built-in type, or a shared object or enum: by its name in the same namespace, else as namespace.name.");
  const enumValue = z.union([z.string(), z.strictObject({
    value: text("The value as it is stored."),
    description: text("What the value means.").optional(),
    deprecated: flag("Writers should not use it any more.").optional(),
    was: names("Earlier spellings of the value.").optional(),
  })]);
  const values = z.array(enumValue).min(1).describe("The values, each text of 1 to 63 bytes.");

  /** Words that say what a value is, wherever a type may stand. */
  const typeWords = {
    type: typeName.optional(),
    of: z.lazy((): ZodType => z.union([typeName, valueType, z.record(z.string(), z.union([typeName, valueType]))]))
      .describe("list, map: what is inside; a type's name or a type. union: the object that each part is, by the part's name.").optional(),
    by: text("union: the enum field beside it whose value names the part.").optional(),
    tag: text("union: the member inside each part that holds the part's name.").optional(),
    fields: z.lazy((): ZodType => z.record(z.string(), innerField)).describe("object: its fields.").optional(),
    values: values.optional(),
    open: flag("enum: readers accept values that they do not know.").optional(),
    precision: count("decimal: the number of digits in all. time, timestamp, localDateTime: the digits of a second.").optional(),
    scale: count("decimal: the digits after the point.").optional(),
    minLength: count("The least number of characters (code points); of bytes for bytes.").optional(),
    maxLength: count("The greatest number of characters (code points); of bytes for bytes.").optional(),
    pattern: text("A pattern of the portable subset that the whole text matches.").optional(),
    normalize: z.array(z.enum(normalisations)).min(1)
      .describe("How codecs write the text, and what is stored: trim (no space, tab or line end at either end), lowercase (A to Z become a to z; other letters stay).").optional(),
    minimum: bound("The least value. Quoted text for decimal and int64.").optional(),
    maximum: bound("The greatest value. Quoted text for decimal and int64.").optional(),
    exclusiveMinimum: bound("The value is greater than this.").optional(),
    exclusiveMaximum: bound("The value is less than this.").optional(),
    minItems: count("list: the least number of members.").optional(),
    maxItems: count("list: the greatest number of members. map: of keys.").optional(),
    uniqueItems: flag("list: no member twice.").optional(),
    keys: z.lazy((): ZodType => z.union([typeName, z.array(z.string()).min(1), valueType]))
      .describe("map: which keys it may have: a list of them, or the type of a key, which is an enum, a string or a patterned string.").optional(),
    require: z.array(z.string()).min(1).describe("map: keys that it always has.").optional(),
  };
  const valueType: ZodObject = z.strictObject({ ...typeWords, description: text("What a member is.").optional() });

  const aboutField = {
    pii: z.enum(piiClasses).describe("The class of personal data.").optional(),
    was: names("Earlier names of the field.").optional(),
    deprecated: z.union([z.boolean(), z.strictObject({ since: text("The version that deprecated it.").optional(), use: text("The field to use instead.").optional() })])
      .describe("Readers and writers should leave the field.").optional(),
    description: text("What the field holds, in a sentence for people.").optional(),
  };
  const optional = flag("The field may be missing. Without this word it is required and never null.").optional();
  const innerField: ZodObject = z.strictObject({ ...typeWords, optional, ...aboutField, ...blocks("fieldBlock") });

  const action = (about: string): ZodType => z.enum(["restrict", "cascade", "clear"]).describe(about);
  const referenceWords = {
    onDelete: action("What happens to this record when the one it refers to is deleted; restrict by default. clear needs an optional field.").optional(),
    onUpdate: action("What happens to this record when the other one's key changes; restrict by default.").optional(),
    enforce: z.union([z.literal("none"), storeList("")]).describe("The stores that enforce the reference; the primary store by default.").optional(),
  };
  const field: ZodObject = z.strictObject({
    ref: text("An entity that this field refers to by its key: by its name in the same namespace, else as namespace.name.").optional(),
    refAny: z.union([z.array(z.string()).min(1), z.record(z.string(), z.string())])
      .describe("Entities to one of which this refers. It makes two fields: resource becomes resourceType, which says which entity, and resourceId, the record's key. A list of names, or what resourceType says of each: { client: crm.user }.").optional(),
    ...typeWords,
    optional,
    ...referenceWords,
    default: z.unknown().describe("A literal, applied once, when a record is created.").optional(),
    auto: z.enum(autos).describe("Made by the store: uuid, sequence, created (the time of creation), updated (the time of the last change).").optional(),
    computed: text("An expression over the entity's other fields that makes the value; + joins texts. In no create or patch shape.").optional(),
    setBy: z.enum(["server"]).describe("server: clients never set it; they may only create it with its default.").optional(),
    immutable: flag("Never changes after creation.").optional(),
    secret: flag("Never in clients' types and shapes; held by the primary store alone unless stores says otherwise.").optional(),
    unique: flag("No two records have the same value.").optional(),
    stores: storeList("The stores that hold the field: a part of the entity's stores.").optional(),
    ...aboutField,
    ...blocks("fieldBlock"),
  });

  const paths = z.array(z.string()).min(1);
  const keyed = {
    fields: paths.describe("Field paths, through objects with a dot."),
    where: text("Only records for which this expression holds.").optional(),
  };
  const called = {
    name: text("A name of its own: lower case, digits, underscores.").optional(),
    stores: storeList("The stores that have it.").optional(),
  };
  const nulls = z.enum(["distinct", "equal"]).describe("Whether two records without a value meet.").optional();
  const unique = z.union([paths, z.strictObject({ ...keyed, nulls, ...called, ...blocks("uniqueBlock") })]);
  const index = z.union([paths, z.strictObject({
    ...keyed,
    using: text("The index method of the store, btree by default.").optional(),
    include: paths.describe("Fields that the index carries beside its keys.").optional(),
    ...called,
  })]);
  const expression = text("An expression: CEL's syntax; an absent field equals null.");
  const accessLine = z.union([expression, z.strictObject({ if: expression, only: z.array(z.string()).describe("The only fields that a client may write.").optional() })]);

  const next = z.record(z.string(), z.array(z.string())).describe("By value: the values that may follow it; [] where none does.");
  const transition = z.union([next, z.strictObject({
    initial: z.array(z.string()).min(1).describe("The values that a new record may have; every one by default.").optional(),
    next,
  })]);

  const description = text("What it is, in a sentence for people.");
  const about = {
    owner: text("The team that answers for it.").optional(),
    meta: free.describe("Free facts, carried into headers and documentation.").optional(),
    was: names("Earlier names.").optional(),
    lint: z.record(z.string(), text("Why the contract does not follow it.")).describe("Rules of concord check that the contract does not follow, by name, each with the reason.").optional(),
  };
  const checks = z.record(z.string(), z.union([expression, z.strictObject({ if: expression, message: text("What a person is told.").optional() })]));
  /** What holds of every record: the words that an entity and a trait share. */
  const ofRecords = {
    references: z.record(z.string(), z.strictObject({
      to: text("The entity it refers to."),
      by: z.array(z.string()).min(1).describe("Own fields, in the order of the other entity's key."),
      ...referenceWords,
    })).describe("References by several fields.").optional(),
    unique: z.array(unique).describe("Sets of fields in which no two records agree.").optional(),
    indexes: z.array(index).describe("Indexes; -field sorts descending.").optional(),
    checks: checks.describe("Conditions that every record meets.").optional(),
  };
  const accessLines = (line: ZodType): ZodObject => z.strictObject({
    read: line.describe("Who may get and list records.").optional(),
    create: line.describe("Who may create.").optional(),
    update: line.describe("Who may change.").optional(),
    delete: line.describe("Who may delete.").optional(),
  });
  const entity = z.strictObject({
    entity: text("The entity's name: the file's name."),
    plural: text("The word that names the collection and table; the entity's name by default.").optional(),
    description,
    version: text("The released version, quoted.").optional(),
    ...about,
    stores: storeList("The stores that hold the entity.").optional(),
    primary: storeNames.describe("The store in which identity, uniqueness and references are enforced.").optional(),
    use: z.array(z.string()).min(1).describe("Traits whose fields and rules the entity has too: by name in the same namespace, else as namespace.name.").optional(),
    key: z.array(z.string()).min(1).describe("The fields that identify a record; [id] by default.").optional(),
    fields: z.record(z.string(), field).describe("The fields by name, in order."),
    ...ofRecords,
    access: accessLines(accessLine).describe("What clients may do: an expression, anyone, signedIn or nobody. Without this word no client may do anything.").optional(),
    queries: z.record(z.string(), z.strictObject({
      where: z.array(z.string()).min(1).describe("Conditions, each a field path and one of == in < <= > >= contains: status ==.").optional(),
      order: paths.describe("What the records are sorted by; -field sorts descending.").optional(),
      description: text("What the query is for.").optional(),
      stores: storeList("The stores that answer it.").optional(),
    })).describe("Queries that the entity must answer; the indexes that they need are made.").optional(),
    shapes: z.record(z.string(), shapeGrammar({ typeWords, aboutField, optional, checks }))
      .describe("Shapes for forms and APIs, by name; record, read, create and patch exist unwritten.").optional(),
    expires: text("The field that holds the moment from which the record may be deleted.").optional(),
    keep: text("How long records are kept after they were created: 400 days.").optional(),
    transitions: z.record(z.string(), transition)
      .describe("Which value of a field may follow which: { status: { queued: [running], running: [done, failed] } }. Every value may stay as it is.").optional(),
    partition: z.strictObject({
      by: text("A timestamp, localDateTime or date that every record has. In PostgreSQL it is part of the key and of every unique."),
      every: z.enum(partitionLengths).describe("How long a partition is."),
    }).describe("How PostgreSQL and BigQuery cut the table by time.").optional(),
    appendOnly: flag("Records are only added: none is changed, and none deleted before its time by expires or keep is over.").optional(),
    history: z.union([z.literal(true), z.strictObject({
      table: tableName("The journal's table; the entity's own table and history by default.").optional(),
      except: z.array(z.string()).min(1).describe("Fields whose change alone is not worth an entry; a field that is auto: updated never is.").optional(),
    })]).describe("A journal of every record that was created, changed or deleted: when, by whom, and the record before and after, without secrets. true for the defaults.").optional(),
    staging: z.strictObject({
      table: tableName("The table's name; the entity's own table and staging by default.").optional(),
      match: z.array(z.string()).min(1).describe("The fields by which a waiting record is found among the entity's own: its key or a unique."),
      merge: z.enum(merges).describe("What becomes of a record that is found: fill gives it what it lacks (the default), overwrite everything that the waiting record has.").optional(),
    }).describe("A table where records wait, whatever they lack or break, until they are promoted: merged with the record that they match, else made a new one, else rejected with the reason.").optional(),
    reserved: names("Names of removed fields, never to be used again.").optional(),
    ...blocks("entityBlock"),
  });
  const trait = z.strictObject({
    trait: text("The trait's name: the file's name."),
    description,
    ...about,
    key: z.array(z.string()).min(1).describe("Fields that stand before the key of every entity that uses the trait.").optional(),
    fields: z.record(z.string(), field).describe("The fields by name, in order; they follow the entity's own."),
    ...ofRecords,
    access: accessLines(expression).describe("What must hold beside the entity's own access line; a trait narrows, and opens nothing.").optional(),
  });
  const object = z.strictObject({
    object: text("The shared object's name: the file's name."),
    description,
    ...about,
    fields: z.record(z.string(), innerField).describe("The fields by name, in order."),
  });
  const enumeration = z.strictObject({
    enum: text("The shared enum's name: the file's name."),
    description,
    ...about,
    values,
    open: flag("Readers accept values that they do not know.").optional(),
  });
  const seed = z.strictObject({
    entity: text("The entity whose records these are, with its namespace, as in the file's name."),
    description: text("What the records are for.").optional(),
    records: z.array(z.record(z.string(), z.unknown())).min(1)
      .describe("Records by field. What has a default or is auto may be left out; a field with ref may say { find: { email: ann@example.com } }, by a key or unique of a record of the same set."),
  });
  const { view, query } = answerGrammar({ typeWords, optional, pii: aboutField.pii, description, about, storeList });
  const project = z.strictObject({
    name: text("The project's name.").optional(),
    stores: storeList("The stores of entities that do not say; postgres by default.").optional(),
    primary: storeNames.describe("The primary store of entities that do not say.").optional(),
    clientRole: text("The database role of clients, for whom access is written.").optional(),
    auth: z.strictObject({
      uid: text("The token claim with the caller's id, sub by default.").optional(),
      roles: text("The token claim with the list of the caller's roles, roles by default.").optional(),
      claims: z.record(z.string(), z.strictObject({
        type: z.enum(["string", "boolean", "integer"]).describe("What the claim holds."),
        default: z.union([z.string(), z.boolean(), z.number()]).describe("What it is for a caller without it."),
      })).describe("Further token claims that expressions may ask for.").optional(),
    }).describe("Who callers are.").optional(),
    naming: z.partialRecord(storeNames, z.enum(["snake_case", "camelCase"])).describe("How names are written in a store.").optional(),
    strict: z.union([z.boolean(), z.array(z.string())]).describe("Losses that are errors: true for all, or a list of store:constraint, * for any. lint:rule or lint:*: what check otherwise warns of.").optional(),
    output: text("The folder of generated files, generated by default.").optional(),
    packages: z.strictObject({
      scope: z.string().regex(/^@[a-z0-9][a-z0-9-]{0,99}$/u, "a scope is @ and lower-case letters, digits and hyphens").describe("The npm scope that the packages are published under. Register it before anything else: what is not yours, others can publish."),
      all: z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/u, "a package's name is lower-case letters, digits and hyphens").describe("What the package of all contracts is called in the scope; contracts by default.").optional(),
      each: z.array(z.enum(["all", "namespace"])).min(1).describe("What there is a package of: of all contracts together, of each namespace; both by default.").optional(),
      python: z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u, "a Python package's name begins with a lower-case letter, and has lower-case letters, digits and single hyphens").max(100).describe("What the Python package of all contracts is called: Pydantic models and dataclasses, imported with _ for each hyphen. None without it.").optional(),
      drizzle: z.boolean().describe("true: the npm packages have tables and relations for Drizzle ORM, of what PostgreSQL holds.").optional(),
      license: text("The license that the packages name, as SPDX spells it; UNLICENSED by default.").optional(),
    }).describe("The packages that concord publish makes of the contracts; none without it.").optional(),
    ...blocks("projectBlock"),
  }).partial();
  return { entity, object, enum: enumeration, trait, view, query, seed, project };
}
