import { mark, type Entity, type Piece, type Project } from "@concord/core";
import { ofEntity, type Raw } from "../block.ts";
import { commentOf, keptBy, sqlOf } from "../existing.ts";
import { tableOf, tableText } from "../names.ts";
import { identifier, literal, qualified } from "../quote.ts";

/** What an existing table has in SQL of its own. */

const isForeignKey = ([, raw]: readonly [string, Raw]): boolean => /^FOREIGN KEY\b/iu.test(sqlOf(raw));

/** Constraints but for foreign keys: by statements of their own, since only there NOT VALID means something. */
export function rawConstraints(entity: Entity, project: Project): Piece {
  return Object.entries(ofEntity(entity).constraints ?? {}).filter((each) => !isForeignKey(each)).map(([name, raw]) => added(entity, project, name, raw));
}

export function rawForeignKeys(entity: Entity, project: Project): readonly Piece[] {
  return Object.entries(ofEntity(entity).constraints ?? {}).filter(isForeignKey).map(([name, raw]) => added(entity, project, name, raw));
}

function added(entity: Entity, project: Project, name: string, raw: Raw): Piece {
  const table = tableText(entity, project);
  const comment = commentOf(raw);
  return [
    kept(entity, project, name, `ALTER TABLE ${table} ADD CONSTRAINT ${identifier(name)} ${sqlOf(raw)};`), "\n",
    comment === undefined ? "" : `COMMENT ON CONSTRAINT ${identifier(name)} ON ${table} IS ${literal(comment)};\n`,
  ];
}

export function rawIndexes(entity: Entity, project: Project): Piece {
  return Object.entries(ofEntity(entity).indexes ?? {}).map(([name, raw]): Piece => {
    const [, unique = "", rest] = /^(UNIQUE )?([^]*)$/u.exec(sqlOf(raw)) as unknown as [string, string | undefined, string];
    const comment = commentOf(raw);
    return [
      kept(entity, project, name, `CREATE ${unique}INDEX ${identifier(name)} ON ${tableText(entity, project)} ${rest};`), "\n",
      comment === undefined ? "" : `COMMENT ON INDEX ${qualified(tableOf(entity, project).schema, name)} IS ${literal(comment)};\n`,
    ];
  });
}

/** A statement with the marks of all constraints of the contract that it keeps. */
function kept(entity: Entity, project: Project, name: string, statement: string): Piece {
  return keptBy(entity, project, name).reduce<Piece>((piece, id) => mark(id, piece, name), statement);
}

export function unlogged(entity: Entity): string {
  return ofEntity(entity).unlogged === true ? "UNLOGGED " : "";
}

export function storage(entity: Entity): string {
  const { options } = ofEntity(entity);
  return options === undefined ? "" : ` WITH (${options})`;
}

export function rowSecurity(entity: Entity, project: Project): string {
  const { rowSecurity: on } = ofEntity(entity);
  const table = tableText(entity, project);
  return `${on === undefined ? "" : `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;\n`}${on === "forced" ? `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;\n` : ""}`;
}
