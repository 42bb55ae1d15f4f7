// A runner that is to die: node victim.ts <database's config> <folder of migrations> <after how many messages to the server> <milliseconds>. It kills itself with SIGKILL
// right before it would send the message of this number, or so many milliseconds after it sent it; without a number, so many milliseconds after it began.
import { migrate, readDirectory, usualPatience } from "@concord/migrate";
import { postgresStore } from "@concord/postgres/driver";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client, type ClientConfig } from "pg";

const [config = "{}", folder = "", at = "", after = ""] = process.argv.slice(2);
const die = (): void => { process.kill(process.pid, "SIGKILL"); };

if (at === "") setTimeout(die, Number(after));
let sent = 0;
const send = Client.prototype.query as (...args: unknown[]) => unknown;
Client.prototype.query = function counted(this: unknown, ...args: unknown[]): unknown {
  sent += 1;
  if (sent !== Number(at)) return Reflect.apply(send, this, args);
  if (after === "before") {
    die();
    return new Promise(() => {});
  }
  const answer = Reflect.apply(send, this, args);
  setTimeout(die, Number(after));
  return answer;
} as typeof Client.prototype.query;

const { pairs } = readDirectory(readdirSync(folder).map((name) => ({ file: name, text: readFileSync(join(folder, name), "utf8") })));
const host = { wait, random: Math.random, tell: () => {}, ask: () => Promise.resolve(undefined), stopped: () => false, onStop: () => () => {} };
await migrate(postgresStore(JSON.parse(config) as ClientConfig), pairs, { host, patience: usualPatience, consent: { backup: "none" }, folder });
process.stdout.write(String(sent));
