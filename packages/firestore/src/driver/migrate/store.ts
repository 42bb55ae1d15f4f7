import type { FileForm, MigrationStore } from "@concord/migrate";
import { cutText, losesOf } from "../../evolve/cut.ts";
import { store } from "../../block.ts";
import type { Destination } from "./client.ts";

/** How files of Firestore's migrations look: requests as JSON, and rulesets, with comments as both have them. */
export const requestForm: FileForm = { ending: "firestore", comment: "//" };

/** Firestore as migrations see it. The vendor's client is loaded when it is opened. */
export function firestoreStore(destination: Destination): MigrationStore {
  return {
    name: "Firestore",
    target: store.name,
    form: requestForm,
    settings: "",
    cut: (file, step) => {
      const { statements, diagnostics } = cutText(step.text, step.mode, (start, end) => ({ file: file.source.file, start: step.start + start, end: step.start + end }));
      return Promise.resolve({
        statements: statements.map(({ statement, text, start, end }) => {
          const loses = losesOf(statement);
          return { text, start: step.start + start, end: step.start + end, ...(loses === undefined ? {} : { loses }) };
        }),
        diagnostics,
      });
    },
    open: async () => {
      const [{ openFirestore }, { FirestoreSession }] = await Promise.all([import("./client.ts"), import("./session.ts")]);
      return new FirestoreSession(openFirestore(destination), destination);
    },
  };
}
