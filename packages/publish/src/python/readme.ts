import type { Entity } from "@concord/core";
import { modelOf, moduleOf, shapesIn } from "@concord/python";
import { importName } from "./names.ts";

/** README.md of the Python package: how to install it, an example over its first contract, and what there is. Names alone are printed, no text of the contracts. */
export function pythonReadme(name: string, entities: readonly Entity[]): string {
  const root = importName(name);
  const [first] = entities;
  const rows = entities.map((entity) => `| \`${entity.id}\` | \`${root}.${moduleOf(entity)}.models\` | ${shapesIn(entity).map((shape) => `\`${modelOf(entity, shape)}\``).join(", ")} |`);
  return [
    `# ${name}\n`,
    `\`\`\`sh\npip install ${name}\n\`\`\`\n`,
    "Each contract is a package of its own, and what is imported of one brings nothing of another.\n",
    ...(first === undefined ? [] : [`\`\`\`python\n${example(root, first)}\`\`\`\n`]),
    "A model validates canonical JSON, and nothing is turned into something else on the way: `\"1\"` is no number. Its attributes are Python's values (`datetime`, `Decimal`, `UUID`, `bytes`), and `to_json()` gives the JSON again. `from_db(row)` reads a row of PostgreSQL, as a driver gives it, where the table holds the whole record.\n",
    `| contract | module | models |\n|---|---|---|\n${rows.join("\n")}\n`,
    "Made by concord from the contracts; change it there.\n",
  ].join("\n");
}

function example(root: string, entity: Entity): string {
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
