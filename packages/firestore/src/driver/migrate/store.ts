import type { MigrationStore } from "@concord/migrate";
import { cutRequests, requestForm } from "../../evolve/cut.ts";
import { store } from "../../block.ts";
import type { Destination } from "./client.ts";

/** Firestore as migrations see it. The vendor's client is loaded when it is opened. */
export function firestoreStore(destination: Destination): MigrationStore {
  return {
    name: "Firestore",
    target: store.name,
    form: requestForm,
    settings: "",
    cut: cutRequests,
    open: async () => {
      const [{ openFirestore }, { FirestoreSession }] = await Promise.all([import("./client.ts"), import("./session.ts")]);
      return new FirestoreSession(openFirestore(destination), destination);
    },
  };
}
