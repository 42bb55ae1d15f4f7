import type { Entity } from "@concord/core";
import { modelOf, moduleOf, recordOf, shapesIn } from "@concord/python";
import { importName } from "./names.ts";

/** README.md of the Python package: how to install it, examples over its first contract, and what there is. Names alone are printed, no text of the contracts. */
export function pythonReadme(name: string, entities: readonly Entity[]): string {
  const root = importName(name);
  const [first] = entities;
  const rows = entities.map((entity) => `| \`${entity.id}\` | \`${root}.${moduleOf(entity)}\` | \`${recordOf(entity)}\` | ${shapesIn(entity).map((shape) => `\`${modelOf(entity, shape)}\``).join(", ")} |`);
  return [
    `# ${name}\n`,
    `\`\`\`sh\npip install ${name}\n\`\`\`\n`,
    "Each contract is a package of its own, and what is imported of one brings nothing of another. Its `models` are of Pydantic 2, and judge what comes in; its `records` are dataclasses, which need nothing but Python itself.\n",
    "## Models\n",
    ...(first === undefined ? [] : [`\`\`\`python\n${modelExample(root, first)}\`\`\`\n`]),
    "A model validates canonical JSON, and nothing is turned into something else on the way: `\"1\"` is no number. Its attributes are Python's values (`datetime`, `Decimal`, `UUID`, `bytes`), and `to_json()` gives the JSON again. `from_db(row)` reads a row of PostgreSQL, as a driver gives it, where the table holds the whole record.\n",
    "## Dataclasses\n",
    ...(first === undefined ? [] : [`\`\`\`python\n${recordExample(root, first)}\`\`\`\n`]),
    "A dataclass is frozen and typed. It reads what a store has judged already: lengths, bounds, patterns and checks are not asked again. What its types cannot say (another type, a moment without a zone, digits that there is no place for) raises a `FieldError`, which names the field by `path` and never prints the value. Keys that it does not know are left, so that records of a newer contract can be read.\n",
    "`from_db(row)` takes a row of PostgreSQL by column: as psycopg 3 gives it with `row_factory=dict_row`, the time zone of the session being UTC, or as JSON read with `parse_float=Decimal`. `to_json()` is JSON as `json.dumps` takes it; `to_json_text()` is its one spelling (RFC 8785), the same byte by byte in every language.\n",
    "To use dataclasses where Pydantic is not wanted: `pip install --no-deps " + name + "`.\n",
    "## Contracts\n",
    `| contract | package | dataclass | models |\n|---|---|---|---|\n${rows.join("\n")}\n`,
    "Made by concord from the contracts; change it there.\n",
  ].join("\n");
}

function recordExample(root: string, entity: Entity): string {
  const record = recordOf(entity);
  return `import json
from collections.abc import Mapping
from typing import Any
from ${root}.${moduleOf(entity)}.records import FieldError, ${record}


def take(text: str) -> ${record}:
    return ${record}.from_json(json.loads(text))


def export(rows: list[Mapping[str, Any]]) -> list[str]:
    return [${record}.from_db(row).to_json_text() for row in rows]


def field_at_fault(text: str) -> str | None:
    try:
        take(text)
        return None
    except FieldError as error:
        return error.path
`;
}

function modelExample(root: string, entity: Entity): string {
  const record = modelOf(entity, "record");
  return `import json
from pydantic import ValidationError
from ${root}.${moduleOf(entity)}.models import ${record}


def read(text: str) -> ${record}:
    return ${record}.model_validate_json(text)  # raises a ValidationError with all that is wrong


def write(record: ${record}) -> str:
    return json.dumps(record.to_json())


def what_is_wrong(text: str) -> list[str]:
    try:
        read(text)
        return []
    except ValidationError as error:
        return [error["msg"] for error in error.errors(include_url=False, include_input=False)]
`;
}
