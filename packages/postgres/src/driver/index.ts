export { findInstallation, findInstallations, provenMajors, type Installation } from "./installation.ts";
export { startServer, type Server, type ServerAddress } from "./server.ts";
export { connected, createDatabase, runScript, type Database } from "./database.ts";
export { engineOn, postgresEngines } from "./engine.ts";
export { readCatalog, type Catalog, type CatalogColumn, type CatalogConstraint, type CatalogIndex, type CatalogTable } from "./catalog.ts";
export { definitionsIn, readDefinitions, schemasOf } from "./definitions.ts";
export { aboutServer, driftOf, type Drift, type LiveServer } from "./drift.ts";
export { measure } from "./measure.ts";
export { fillTables } from "./fill.ts";
