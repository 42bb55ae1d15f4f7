import type { Packages } from "@concord/core";
import { importName, pythonVersion } from "./names.ts";

/** The versions of Pydantic that the models run on. Dataclasses need none, but who installs the package shall have what every import needs. */
const pydantic = "pydantic>=2.10,<3";

/** What the oldest Python is that the modules run on. */
const oldest = ">=3.10";

const summary = (project: string): string => `Pydantic models and dataclasses from all contracts of ${project}`;
const classifiers = ({ license }: Packages): readonly string[] => [...(license === "UNLICENSED" ? ["Private :: Do Not Upload"] : []), "Typing :: Typed"];

/**
 * The text of pyproject.toml. Nothing in it runs at installation, no index is named, and what has no license is marked so that the public index refuses it. Strings of TOML are escaped as JSON's are
 * (TOML 1.0, basic strings).
 */
export function pyproject(project: string, name: string, packages: Packages, version: string): string {
  const { license } = packages;
  const text = (of: string): string => JSON.stringify(of).replaceAll("\u007f", "\\u007f");
  return `[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = ${text(name)}
version = ${text(pythonVersion(version))}
description = ${text(summary(project))}
readme = "README.md"
requires-python = ${text(oldest)}
${license === "UNLICENSED" ? "" : `license = ${text(license)}\n`}dependencies = [${text(pydantic)}]
classifiers = [${classifiers(packages).map(text).join(", ")}]

[tool.setuptools]
packages = { find = { where = ["src"] } }
package-data = { ${text(importName(name))} = ["py.typed"] }
`;
}

/** The text of a wheel's METADATA: headers as an e-mail's, one line each, and the README behind them (core metadata 2.4). */
export function metadata(project: string, name: string, packages: Packages, version: string, readme: string): string {
  const line = (of: string): string => of.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]+/gu, " ");
  return [
    "Metadata-Version: 2.4", `Name: ${name}`, `Version: ${pythonVersion(version)}`, `Summary: ${line(summary(project))}`,
    ...(packages.license === "UNLICENSED" ? [] : [`License-Expression: ${line(packages.license)}`]), ...classifiers(packages).map((each) => `Classifier: ${each}`),
    `Requires-Python: ${oldest}`, `Requires-Dist: ${pydantic}`, "Description-Content-Type: text/markdown", "", readme,
  ].join("\n");
}
