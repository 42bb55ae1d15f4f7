/** A variable of the environment that concord, or a library that it calls, reads. */
export interface Setting {
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly about: string;
  /** A value that is not real. */
  readonly example: string;
  /** The library that reads it, where concord does not. */
  readonly readBy?: string;
}

/** Every setting; whatever else there is to say of a project stands in schemas/project.yaml, and none of that is secret. */
export const settings: readonly Setting[] = [
  { name: "DATABASE_URL", about: "The PostgreSQL database of migrate, status, rollback, baseline, repair, verify, check --data and import; without it migrations run on the project's own server.", example: "postgresql://user:password@localhost:5432/app" },
  { name: "NEON_DATABASE_URL", about: "The same, where DATABASE_URL is not set.", example: "postgresql://user:password@localhost:5432/app?sslmode=verify-full" },
  { name: "CONCORD_SCRATCH_URL", about: "A PostgreSQL on which plan, lint, verify and import make databases and drop them again, instead of starting one: quicker, and with the extensions that it has. Its role may make databases and roles; roles stay.", example: "postgresql://postgres:password@localhost:5432/postgres" },
  { name: "PGPASSWORD", about: "The password, where the address has none.", example: "password" },
  { name: "GOOGLE_CLOUD_PROJECT", about: "The Google Cloud project of commands with --store firestore; --target goes before it.", example: "demo-app" },
  { name: "GCLOUD_PROJECT", about: "The same, where GOOGLE_CLOUD_PROJECT is not set.", example: "demo-app" },
  { name: "BIGQUERY_PROJECT_ID", about: "The Google Cloud project of commands with --store bigquery (experimental); --target goes before it.", example: "demo-app" },
  { name: "BIGQUERY_EMULATOR_HOST", about: "Something that speaks BigQuery's API: commands with --store bigquery go there instead of to Google.", example: "http://localhost:9050" },
  { name: "GOOGLE_APPLICATION_CREDENTIALS", about: "The file with the credentials for a real project.", example: "/path/to/credentials.json", readBy: "Google's client library" },
  { name: "FIRESTORE_EMULATOR_HOST", about: "A Firestore emulator that runs: commands with --store firestore go there, and prove asks it.", example: "localhost:8080" },
  { name: "CLOUD_FIRESTORE_EMULATOR_JAR", about: "The emulator's jar, for prove to start; found in the Firebase CLI's cache otherwise.", example: "/path/to/cloud-firestore-emulator.jar" },
  { name: "CI", about: "true: prove fails where an engine is missing, instead of leaving it out.", example: "true" },
  { name: "NO_COLOR", about: "Anything: no colours (no-color.org).", example: "1" },
  { name: "FORCE_COLOR", about: "Anything but 0: colours where there is no terminal, too.", example: "1" },
];

/** `.env.example`: every setting, commented out. */
export function envExample(): string {
  const head = [
    "# Every setting that concord takes from the environment, with a value that is not real. Copy this file to .env, which git ignores, take the # away",
    "# before what you need, and load it into your shell:",
    "#   set -a; . ./.env; set +a",
    "# concord itself reads no such file. What is secret belongs there, or into your platform's secrets, and never into schemas/.",
  ];
  const entries = settings.map(({ name, about, example, readBy }) => `# ${about}${readBy === undefined ? "" : ` Read by ${readBy}.`}\n# ${name}=${example}`);
  return `${[head.join("\n"), ...entries].join("\n\n")}\n`;
}
