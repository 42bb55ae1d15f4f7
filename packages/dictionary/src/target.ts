import type { Entity, GeneratedFile, Others, Project, SavedQuery, Schema, SharedType, Standing, TableBeside, Target, View } from "@concord/core";
import { claimsOf } from "./claims.ts";
import { answerPage } from "./emit/answer.ts";
import { indexPages } from "./emit/index-pages.ts";
import { pageText, partOf, type Part } from "./emit/page.ts";
import type { Incoming } from "./emit/relations.ts";
import { sharedPage } from "./emit/shared.ts";
import { folder, pageOf } from "./names.ts";

/** What the pages link to beside themselves, by paths below the output folder. */
export interface Options {
  /** A drawing of all entities. */
  readonly picture?: string;
  /** Where the statements are named that enforce an entity's constraints. */
  readonly statements?: (entity: Entity) => string;
  /** The tables that stores keep beside an entity's own. */
  readonly beside?: (entity: Entity, project: Project) => readonly TableBeside[];
}

/** The data dictionary: a Markdown page for every entity, view, saved query, shared type and namespace, and one for everything. */
export function docsTarget({ picture, statements, beside }: Options = {}): Target<Part> {
  const pages = new WeakMap<Part, Page>();
  const sharedPages = new WeakMap<SharedType, SharedPage>();
  const answered = new WeakMap<View | SavedQuery, AnswerPage>();
  return {
    name: folder,
    folders: [folder],
    codes: [],
    entity: (entity, { schema, constraints }) => ({ files: [], claims: claimsOf(entity, constraints), diagnostics: [], part: partOf(entity, schema, beside?.(entity, schema.project) ?? []) }),
    whole: (schema, parts, others) => {
      const all = parts.map(({ part }) => part);
      const files = [...entityPages(all, others, statements, pages), ...typePages(schema, all, sharedPages), ...answerPages(schema, answered), ...indexPages(schema, all, picture)];
      return { files, claims: [], diagnostics: [] };
    },
  };
}

interface Page { readonly incoming: readonly Incoming[]; readonly standings: readonly Standing[]; readonly file: GeneratedFile }

/** A page is made again where the entity, one that it refers to or that refers to it, or what a target does with it is another. */
function entityPages(parts: readonly Part[], others: Others, statements: Options["statements"], pages: WeakMap<Part, Page>): readonly GeneratedFile[] {
  const incoming = new Map<string, Incoming[]>();
  for (const { entity } of parts) {
    for (const reference of entity.references) {
      const known = incoming.get(reference.to);
      if (known === undefined) incoming.set(reference.to, [{ from: entity, reference }]);
      else known.push({ from: entity, reference });
    }
  }
  return parts.map((part) => {
    const [referring, standings] = [incoming.get(part.entity.id) ?? [], others(part.entity)];
    const known = pages.get(part);
    if (known !== undefined && isSame(known.standings, standings, Object.is) && isSame(known.incoming, referring, (a, b) => a.from === b.from && a.reference === b.reference)) return known.file;
    const file = { path: pageOf(part.entity), text: pageText(part, referring, standings, statements?.(part.entity)) };
    pages.set(part, { incoming: referring, standings, file });
    return file;
  });
}

function isSame<T>(before: readonly T[], after: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return before.length === after.length && before.every((each, index) => same(each, after[index] as T));
}

interface SharedPage { readonly project: Schema["project"]; readonly users: string; readonly file: GeneratedFile }

function typePages(schema: Schema, parts: readonly Part[], pages: WeakMap<SharedType, SharedPage>): readonly GeneratedFile[] {
  if (schema.types.length === 0) return [];
  const users = new Map<string, string[]>();
  for (const { entity, shared } of parts) {
    for (const id of shared) {
      const known = users.get(id);
      if (known === undefined) users.set(id, [entity.id]);
      else known.push(entity.id);
    }
  }
  return schema.types.map((type) => {
    const by = users.get(type.id) ?? [];
    const known = pages.get(type);
    if (known?.project === schema.project && known.users === by.join()) return known.file;
    const file = { path: pageOf(type), text: sharedPage(type, by, schema) };
    pages.set(type, { project: schema.project, users: by.join(), file });
    return file;
  });
}

interface AnswerPage { readonly project: Schema["project"]; readonly file: GeneratedFile }

function answerPages(schema: Schema, pages: WeakMap<View | SavedQuery, AnswerPage>): readonly GeneratedFile[] {
  return [...schema.views, ...schema.queries].map((answer) => {
    const known = pages.get(answer);
    if (known?.project === schema.project) return known.file;
    const file = { path: pageOf(answer), text: answerPage(answer, schema) };
    pages.set(answer, { project: schema.project, file });
    return file;
  });
}
