import { mark, mentionedFields, messages, type Check, type Piece, type Step } from "@concord/core";
import { docComment, printExpression, text } from "@concord/jsonschema";
import { markOf, support } from "../codecs.ts";
import type { Imports } from "../imports.ts";

/** Checks by name, as a constant; each is typed over `fields`, a type. `path` leads to them in the marks of their constraints. */
export function checksConstant(name: string, about: string, checks: readonly Check[], fields: string, imports: Imports, path: readonly Step[] = []): Piece {
  const rule = support(imports, "rule");
  const lines = checks.map((check): Piece => {
    const mentioned = mentionedFields(check.if.tree);
    const written = check.if.text.trim();
    const condition = printExpression(check.if.tree, { record: "record", helper: (helper) => support(imports, helper), over: "typed" });
    return [
      docComment([written], "  "),
      `  ${check.name}: `,
      mark(markOf([...path, check.name], "check"), [
        `${rule}<${fields}, ${mentioned.length === 0 ? "never" : mentioned.map(text).join(" | ")}>(${text(check.name)}, [${mentioned.map(text).join(", ")}], `,
        `${text(messages.check(check))}, (record) =>\n    ${condition})`,
      ]),
      ",\n",
    ];
  });
  return [`\n/** ${about} */\nexport const ${name} = {\n`, lines, "};\n"];
}
