import type { Entity, Project } from "@concord/core";
import { ofField } from "../block.ts";
import type { Surroundings } from "../expression.ts";
import { columnNames, policyOf } from "../names.ts";
import { identifier } from "../quote.ts";
import { isArray } from "../types.ts";

/** The row's own columns, for checks and indexes. A geoPoint has no order and no literal, so only its presence is asked, by its first column. */
export function surroundings(entity: Entity, project: Project): Surroundings {
  const policy = policyOf(project);
  const fieldOf = (name: string) => entity.fields.find((each) => each.name === name);
  return {
    column: (name) => {
      const field = fieldOf(name);
      if (field === undefined) throw new Error(`no field ${name} in ${entity.id}`);
      const column = identifier(columnNames(field, policy)[0] as string);
      return ofField(field).as === "enum" ? `${column}::text` : column;
    },
    isArray: (name) => {
      const type = fieldOf(name)?.type;
      return type?.kind === "list" && isArray(type.of);
    },
  };
}
