/** The dataset that concord keeps for itself in a project: the lock and the ledger. */
export const ownDataset = "concord_migrations";
