import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nameOf, refersTo } from "../model.ts";
import type { Peer } from "../program.ts";

/** `buf build`: a file and a message per entity to one image. Started as npm installs it, which adds a tenth of a second of Node to buf's own time. */
export const buf: Peer = {
  prepare: ({ folder, entities, installed }) => {
    writeFileSync(join(folder, "buf.yaml"), "version: v2\nmodules:\n  - path: proto\n");
    for (let number = 0; number < entities; number += 1) {
      const { namespace, name } = nameOf(number);
      mkdirSync(join(folder, "proto", namespace), { recursive: true });
      writeFileSync(join(folder, "proto", namespace, `${name}.proto`), message(number));
    }
    const image = join(folder, "image.binpb");
    return {
      name: "buf build",
      command: [process.execPath, installed("@bufbuild/buf/bin/buf"), "build", "--output=image.binpb"],
      folder,
      before: () => rmSync(image, { force: true }),
      makes: image,
    };
  },
};

function message(number: number): string {
  const { namespace, name } = nameOf(number);
  const parent = refersTo(number);
  const type = (entity: string): string => entity.replace(/^e/, "E");
  return `syntax = "proto3";

package ${namespace};

import "google/protobuf/timestamp.proto";
${parent === name ? "" : `import "${namespace}/${parent}.proto";\n`}
// Entity ${number} of the model that tools are measured on.
message ${type(name)} {
  message Id {
    string value = 1;
  }
  message Address {
    string street = 1;
    string zip = 2;
    string country = 3;
  }
  enum Status {
    STATUS_UNSPECIFIED = 0;
    STATUS_DRAFT = 1;
    STATUS_ACTIVE = 2;
    STATUS_CLOSED = 3;
  }
  Id id = 1;
  string title = 2;
  string owner_uid = 3;
  Status status = 4;
  string amount = 5;
  int32 count = 6;
  repeated string tags = 7;
  Address address = 8;
  optional ${type(parent)}.Id parent_id = 9;
  optional string note = 10;
  optional string due_on = 11;
  google.protobuf.Timestamp created_at = 12;
}
`;
}
