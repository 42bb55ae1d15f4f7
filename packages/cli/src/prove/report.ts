import type { Answer } from "@concord/core";
import type { Disagreement, EntityProof, Finding, Proof } from "@concord/prove";
import { plural } from "../report/plural.ts";
import { table } from "../report/table.ts";
import { wrapped } from "../report/wrap.ts";
import type { Stream } from "../world.ts";
import { questionText, valueText } from "./value.ts";

/** Prints what a proof has shown: the table, every disagreement with its smallest record, the claims that no engine bore out, and one sentence. */
export function printProof(to: Stream, proof: Proof): void {
  printTable(to, proof);
  printRounds(to, proof);
  printAnswers(to, proof);
  for (const [index, disagreement] of proof.disagreements.entries()) printDisagreement(to, disagreement, index + 1);
  printFindings(to, "Claims that no engine bore out", proof.unproven);
  for (const { engine, reason } of proof.failed) to.write(`\n${to.colours.red(`${engine} could not be asked:`)} ${reason}\n`);
  to.write(`\n${verdict(to, proof)}\n`);
}

/** What became of records on their way through the generated codecs of stores. */
function printRounds(to: Stream, { totals }: Proof): void {
  const asked = totals.filter((each) => each.roundTrips > 0);
  if (asked.length > 0) to.write("\n");
  for (const { engine, roundTrips, changed } of asked) {
    const told = `changed: ${changed.toLocaleString("en")}`;
    to.write(`${to.colours.dim(engine)}  round trips: ${roundTrips.toLocaleString("en")}, ${changed === 0 ? told : to.colours.red(told)}\n`);
  }
}

/** What became of views and saved queries: one line for those that answer as their contracts say, and one for each that does not. */
function printAnswers(to: Stream, { answers }: Proof): void {
  if (answers.length > 0) to.write("\n");
  for (const [engine, all] of Map.groupBy(answers, (each) => each.engine)) {
    const proven = all.filter(({ standing }) => standing === "proven").length;
    const notAsked = all.filter(({ standing }) => standing === "not asked").length;
    to.write(`${to.colours.dim(engine)}  views and saved queries that answer as their contracts say: ${proven.toLocaleString("en")} of ${all.length.toLocaleString("en")}${notAsked === 0 ? "" : `, not asked: ${notAsked}`}\n`);
    for (const { answer, kind, standing, why } of all) {
      if (standing === "refused" || standing === "unproven") to.write(`${wrapped(`  ${to.colours.red(`${kind} ${answer} is ${standing}:`)} ${why}`, 6, to.width)}\n`);
    }
  }
}

/** A row for each entity, a column for each engine: judged, and what could not be represented or was not asked. */
function printTable(to: Stream, proof: Proof): void {
  const engines = proof.totals.map((each) => each.engine);
  const byEntity = Map.groupBy(proof.entities, (each) => each.entity);
  const rows = [...byEntity].map(([entity, proofs]) => ({ entity, of: new Map(proofs.map((each) => [each.engine, each])) }));
  const wrong = new Map([...Map.groupBy(proof.disagreements, (each) => `${each.entity} ${each.engine}`)].map(([key, each]) => [key, each.length]));
  to.write(`${to.colours.dim("judged / not representable / not asked")}\n\n`);
  to.write(table([...rows, { entity: "", of: new Map(proof.totals.map((each) => [each.engine, each])) }], [
    { head: "", cell: (row) => row.entity },
    ...engines.map((engine) => ({
      head: engine,
      cell: (row: { readonly entity: string; readonly of: ReadonlyMap<string, Pick<EntityProof, "judged" | "unrepresentable" | "notAsked">> }) => {
        const counts = row.of.get(engine);
        if (counts === undefined) return "";
        const bad = wrong.get(`${row.entity} ${engine}`) ?? 0;
        return countsText(counts) + (bad === 0 ? "" : ` ${to.colours.red(`${bad} wrong`)}`);
      },
    })),
  ], to.colours));
}

function countsText({ judged, unrepresentable, notAsked }: Pick<EntityProof, "judged" | "unrepresentable" | "notAsked">): string {
  return [judged, unrepresentable, notAsked].map((count) => count.toLocaleString("en")).join(" / ");
}

const meaning: Readonly<Record<Disagreement["what"], string>> = {
  accepted: "accepted what the contract refuses",
  refused: "refused what the contract allows",
  kept: "kept something else than it was given",
  changed: "gave back something else through its codec",
};

function printDisagreement(to: Stream, { entity, engine, what, note, question, violations, answer, stored, at, times }: Disagreement, number: number): void {
  const { colours } = to;
  const line = (label: string, text: string): void => to.write(`${wrapped(`  ${colours.dim(label.padEnd(9))} ${text}`, 12, to.width)}\n`);
  to.write(`\n${colours.red(`${number}. ${engine} ${meaning[what]}`)}: ${colours.bold(entity)}, ${note}\n`);
  for (const text of questionText(question)) line("asked", text);
  for (const violation of violations) line("contract", `${violation.constraint}: ${violation.message}`);
  if (violations.length === 0) line("contract", "allows it");
  line("engine", "reason" in answer ? `${answer.answer}: ${answer.reason}` : answer.answer);
  if (what === "changed") line("codec", roundText(answer));
  if (what === "changed") line("instead", `of ${valueText(stored)}`);
  else if (stored !== undefined) line("stores", `${valueText("stored" in answer ? answer.stored : undefined)}, instead of ${valueText(stored)}`);
  for (const { claim, file, line: from, text } of at) {
    line("claim", `${claim.constraint}: ${claim.verdict}${file === undefined ? "" : `, ${file}:${from ?? 0}`}`);
    if (text !== undefined) to.write(`${text.split("\n").map((each) => `${" ".repeat(12)}${each}`).join("\n")}\n`);
  }
  if (times > 1) line("times", `${times.toLocaleString("en")} questions show the same`);
}

function roundText(answer: Answer): string {
  if (answer.answer !== "accepted" || answer.round === undefined) return "was not asked";
  return "back" in answer.round ? `gives ${valueText(answer.round.back)}` : `refuses: ${answer.round.refused}`;
}

/** Claims one by one, but those for which the time ran out: of these the number for each target. */
function printFindings(to: Stream, title: string, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  to.write(`\n${to.colours.red(title)}\n`);
  const late = Map.groupBy(findings.filter(({ standing }) => standing === "out of time"), ({ target }) => target);
  for (const { constraint, target, standing, why } of findings) {
    if (standing !== "out of time") to.write(`${wrapped(`  ${target}  ${constraint}: ${standing}${why === "" ? "" : `, ${why}`}`, 6, to.width)}\n`);
  }
  for (const [target, { length }] of late) to.write(`${wrapped(`  ${target}  ${plural(length, "claim")}: the time ran out`, 6, to.width)}\n`);
}

function verdict(to: Stream, proof: Proof): string {
  const judged = proof.totals.reduce((total, each) => total + each.judged, 0);
  const shown = proof.entities.flatMap((each) => each.constraints).filter((each) => each.standing.standing === "proven").length;
  const parts = [
    `${plural(judged, "judgement")} by ${plural(proof.totals.length, "engine")}`,
    plural(proof.disagreements.length, "disagreement"),
    `${shown.toLocaleString("en")} claims proven`,
    ...(proof.implied.length === 0 ? [] : [`${proof.implied.length.toLocaleString("en")} implied by others`]),
    ...(proof.unproven.length === 0 ? [] : [`${proof.unproven.length.toLocaleString("en")} not borne out`]),
    `seed ${proof.seed}`,
  ];
  const text = `${parts.join(", ")}.`;
  const cut = proof.cutShort ? " The time ran out before every derived question was put: give more --seconds, name fewer entities, or leave --seconds out." : "";
  return `${proof.holds ? to.colours.green(text) : to.colours.red(text)}${cut}`;
}
