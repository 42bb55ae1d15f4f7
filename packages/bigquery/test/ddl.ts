import { parse } from "sql-parser-cst";
import type { FieldResource, ForeignKey, TableReference, TableResource } from "../src/index.ts";

/** A node of the parser's tree, read by the property names of its documentation. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Node = any;

const apiNames: Record<string, string> = { INT64: "INTEGER", FLOAT64: "FLOAT", BOOL: "BOOLEAN" };

/** Reads statements of a table back into the resource they say, with a parser that knows nothing of ours. Throws on what is no GoogleSQL. */
export function readDdl(text: string, projectId: string): TableResource {
  const [create, ...rest] = (parse(text, { dialect: "bigquery" }).statements as Node[]).filter((each) => each.type !== "empty");
  const clause = (type: string): Node => create.clauses.find((each: Node) => each.type === type);
  const items: Node[] = create.columns.expr.items;
  const fields = items.filter((each) => each.type === "column_definition").map(column);
  const key = items.find((each) => each.type === "constraint")?.constraint;
  const foreignKeys = rest.flatMap((each) => each.actions.items.map((action: Node) => foreignKey(action, projectId)));
  const options = optionsOf(clause("bigquery_options"));
  const partition = clause("partition_by_clause")?.specifications.items[0];
  return {
    tableReference: tableReference(create.name, projectId),
    ...(options["description"] === undefined ? {} : { description: options["description"].value }),
    ...(options["labels"] === undefined ? {} : { labels: Object.fromEntries(options["labels"].expr.items.map((each: Node) => each.expr.items.map((one: Node) => one.value))) }),
    schema: { fields },
    ...(partition === undefined ? {} : { timePartitioning: partitioning(partition) }),
    ...(clause("cluster_by_clause") === undefined ? {} : { clustering: { fields: names(clause("cluster_by_clause").columns) } }),
    ...(key === undefined && foreignKeys.length === 0 ? {} : {
      tableConstraints: {
        ...(key === undefined ? {} : { primaryKey: { columns: key.columns.expr.items.map((each: Node) => each.expr.name) } }),
        ...(foreignKeys.length === 0 ? {} : { foreignKeys }),
      },
    }),
  };
}

const names = (list: Node): string[] => list.items.map((each: Node) => each.name);

export function tableReference(name: Node, projectId: string): TableReference {
  const path = (node: Node): string[] => (node.type === "member_expr" ? [...path(node.object), node.property.name] : [node.name]);
  const parts = path(name);
  const [tableId, datasetId, project] = [parts.at(-1) as string, parts.at(-2) as string, parts.at(-3)];
  return { projectId: project ?? projectId, datasetId, tableId };
}

export function column(node: Node): FieldResource {
  const constraints: Node[] = node.constraints;
  const description = optionsOf(constraints.find((each) => each.type === "bigquery_options"))["description"]?.value;
  const required = constraints.some((each) => each.type === "constraint_not_null");
  const { fields, ...type } = typeOf(node.dataType);
  return {
    name: node.name.name, ...type,
    ...(required ? { mode: "REQUIRED" as const } : {}),
    ...(description === undefined ? {} : { description }),
    ...(fields === undefined ? {} : { fields }),
  };
}

export function typeOf(node: Node): Omit<FieldResource, "name"> {
  if (node.type === "parametric_data_type") {
    const params: Node[] = node.params.params.items;
    if (node.typeKw.text.toUpperCase() === "ARRAY") return { ...typeOf(params[0].dataType), mode: "REPEATED" };
    return { type: "RECORD", fields: params.map(column) };
  }
  const parameters: Node[] = node.type === "modified_data_type" ? node.modifiers.expr.items : [];
  const name = node.type === "modified_data_type" ? node.dataType.name : node.name;
  const word = (typeof name === "string" ? name : name.text) as string;
  const [first, second] = parameters.map((each) => each.text as string);
  const decimal = word.endsWith("NUMERIC");
  return {
    type: (apiNames[word] ?? word) as FieldResource["type"],
    ...(first === undefined || decimal ? {} : { maxLength: first }),
    ...(first === undefined || !decimal ? {} : { precision: first, scale: second as string }),
  };
}

function partitioning(node: Node): NonNullable<TableResource["timePartitioning"]> {
  if (node.type === "identifier") return { type: "DAY", field: node.name };
  const [field, unit] = node.args.expr.args.items;
  return { type: unit.name, field: field.name };
}

export function optionsOf(node: Node): Record<string, Node> {
  return Object.fromEntries((node?.options.expr.items ?? []).map((each: Node) => [each.left.name, each.right]));
}

export function foreignKey(action: Node, projectId: string): ForeignKey {
  const { columns, references } = action.constraint;
  const to = names(references.columns.expr);
  return {
    name: action.name.name.name,
    referencedTable: tableReference(references.table, projectId),
    columnReferences: names(columns.expr).map((referencingColumn, index) => ({ referencingColumn, referencedColumn: to[index] as string })),
  };
}
