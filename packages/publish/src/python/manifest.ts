import type { Packages } from "@concord/core";
import { importName, pythonVersion } from "./names.ts";

/** The versions of Pydantic that the models run on. Dataclasses need none, but who installs the package shall have what every import needs. */
const pydantic = "pydantic>=2.10,<3";

/**
 * The text of pyproject.toml. Nothing in it runs at installation, no index is named, and what has no license is marked so that the public index refuses it. Strings of TOML are escaped as JSON's are
 * (TOML 1.0, basic strings).
 */
export function pyproject(project: string, name: string, { license }: Packages, version: string): string {
  const text = (of: string): string => JSON.stringify(of).replaceAll("\u007f", "\\u007f");
  const isLicensed = license !== "UNLICENSED";
  return `[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = ${text(name)}
version = ${text(pythonVersion(version))}
description = ${text(`Pydantic models from all contracts of ${project}`)}
readme = "README.md"
requires-python = ">=3.10"
${isLicensed ? `license = ${text(license)}\n` : ""}dependencies = [${text(pydantic)}]
classifiers = [${isLicensed ? "" : '"Private :: Do Not Upload", '}"Typing :: Typed"]

[tool.setuptools]
packages = { find = { where = ["src"] } }
package-data = { ${text(importName(name))} = ["py.typed"] }
`;
}
