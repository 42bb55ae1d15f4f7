import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { nameOf } from "../model.ts";
import type { Peer } from "../program.ts";
import { buf } from "./buf.ts";

/** How many entities have a new optional field in the state that is compared. */
export const changed = 50;

/** `buf breaking`: the same model with a field more in some messages, against the image of the one before. Nothing of it breaks, for either tool. */
export const bufBreaking: Peer = {
  prepare: (site) => {
    const build = buf.prepare(site);
    const [node = process.execPath, cli = ""] = build.command;
    execFileSync(node, [cli, "build", "--output=before.binpb"], { cwd: site.folder });
    for (let number = 0; number < changed; number += 1) {
      const { namespace, name } = nameOf(number);
      const file = join(site.folder, "proto", namespace, `${name}.proto`);
      writeFileSync(file, readFileSync(file, "utf8").replace("  google.protobuf.Timestamp created_at = 12;", "  google.protobuf.Timestamp created_at = 12;\n  optional string remark = 13;"));
    }
    rmSync(join(site.folder, "image.binpb"), { force: true });
    return { name: "buf breaking", command: [node, cli, "breaking", "--against=before.binpb"], folder: site.folder, makes: join(site.folder, "before.binpb") };
  },
};
