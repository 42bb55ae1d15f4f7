export { findInstallation, findInstallations, provenMajors, type Installation } from "./installation.ts";
export { startServer, type Server } from "./scratch.ts";
