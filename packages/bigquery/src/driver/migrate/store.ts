import { sqlForm, type MigrationStore } from "@concord/migrate";
import { cutStatements } from "../../evolve/cut.ts";
import type { Destination } from "./client.ts";

/** BigQuery as migrations see it, experimental: nothing of it was ever tried at Google. The vendor's client is loaded when it is opened. */
export function bigqueryStore(destination: Destination): MigrationStore {
  return {
    name: "BigQuery",
    target: "bigquery",
    form: sqlForm,
    settings: "",
    cut: cutStatements,
    open: async () => {
      const [{ openBigquery }, { BigquerySession }] = await Promise.all([import("./client.ts"), import("./session.ts")]);
      return new BigquerySession(openBigquery(destination), destination);
    },
  };
}
