import { mark, mostOfComment } from "@concord/report";
import type { NewFile } from "./files.ts";

/** How a repository gets the command, and how it is called then. */
export interface Calling { readonly install: string; readonly concord: string }

/** What a project does that npm installs. */
export const byNpm: Calling = { install: "npm ci", concord: "npx concord" };

/** Actions by the hash of their commit: a tag can be moved to other code. */
const actions = {
  checkout: "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2",
  node: "actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0",
  upload: "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2",
  download: "actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0",
};

const setUp = (install: string, history: "all of it" | "none"): string => `      - uses: ${actions.checkout}
        with:
          persist-credentials: false${history === "none" ? "" : "\n          fetch-depth: 0"}
      - uses: ${actions.node}
        with:
          node-version: 24
      - name: Install
        run: ${install}`;

const check = ({ install, concord }: Calling): string => `# What a pull request does to the contracts. It runs code of the pull request, so that it has no secrets and may write nothing:
# the comment is written by concord-comment.yml.
name: Contracts
on:
  pull_request:
permissions:
  contents: read
concurrency:
  group: contracts-\${{ github.ref }}
  cancel-in-progress: true
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    env:
      BASE: origin/\${{ github.base_ref }}
    steps:
${setUp(install, "all of it")}
      - name: Tell what changed
        run: |
          mkdir -p report
          ${concord} report --against "$BASE" > report/report.md || test $? -eq 1
          cat report/report.md >> "$GITHUB_STEP_SUMMARY"
          ${concord} report --against "$BASE" --annotations || test $? -eq 1
      - uses: ${actions.upload}
        with:
          name: concord-report
          path: report/report.md
      - name: Check contracts and generated files
        run: ${concord} check
      - name: Judge new migrations
        run: ${concord} lint --against "$BASE"
      - name: Stop what breaks somebody, unless somebody answers for it
        run: ${concord} diff --against "$BASE"
`;

const comment = `# Writes the report of a pull request as one comment, which is written anew at every push. It may write to pull requests, forks' too,
# and so runs nothing of them: it takes the report as text.
name: Contracts comment
on:
  workflow_run:
    workflows: [Contracts]
    types: [completed]
permissions:
  actions: read
  contents: read
  pull-requests: write
jobs:
  comment:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: ${actions.download}
        with:
          name: concord-report
          path: report
          run-id: \${{ github.event.workflow_run.id }}
          github-token: \${{ github.token }}
      - name: Write the comment, or write it anew
        shell: node {0}
        env:
          TOKEN: \${{ github.token }}
          HEAD: \${{ github.event.workflow_run.head_sha }}
        run: |
          const { readFileSync } = require("node:fs");
          const { GITHUB_API_URL, GITHUB_REPOSITORY, TOKEN, HEAD } = process.env;
          const mark = ${JSON.stringify(mark)};
          const body = readFileSync("report/report.md", "utf8");
          const github = async (path, method = "GET", data = undefined) => {
            const headers = { accept: "application/vnd.github+json", authorization: "Bearer " + TOKEN };
            const answer = await fetch(GITHUB_API_URL + "/repos/" + GITHUB_REPOSITORY + "/" + path, { method, headers, body: JSON.stringify(data) });
            if (!answer.ok) throw new Error(method + " " + path + ": " + answer.status + " " + await answer.text());
            return answer.json();
          };
          const earlier = async (number) => {
            for (let page = 1; ; page += 1) {
              const comments = await github("issues/" + number + "/comments?per_page=100&page=" + page);
              const ours = comments.find(({ user, body }) => user.type === "Bot" && body.startsWith(mark));
              if (ours !== undefined || comments.length < 100) return ours;
            }
          };
          const main = async () => {
            if (!body.startsWith(mark) || body.length > ${mostOfComment}) throw new Error("this is no report");
            const pulls = await github("commits/" + HEAD + "/pulls");
            for (const { number } of pulls.filter(({ state, head }) => state === "open" && head.sha === HEAD)) {
              const before = await earlier(number);
              if (before === undefined) await github("issues/" + number + "/comments", "POST", { body });
              else await github("issues/comments/" + before.id, "PATCH", { body });
            }
          };
          main().catch((error) => {
            console.error(error.message);
            process.exitCode = 1;
          });
`;

const release = ({ install, concord }: Calling): string => `# Publishes the packages whose versions concord version recorded. A version that is there already is left alone if it is the same.
# There is no token: npm takes packages of this workflow where their settings name it as trusted publisher (npm 11.5 and later).
name: Release contracts
on:
  push:
    branches: [main]
    paths: [schemas/releases/**]
permissions:
  contents: read
  id-token: write
concurrency:
  group: release-contracts
jobs:
  publish:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
${setUp(install, "none")}
      - name: Check
        run: ${concord} check
      - name: Publish
        run: ${concord} publish
`;

const diagrams = ({ install, concord }: Calling): string => `# The diagrams of main, to be opened in dbdiagram, ChartDB or a browser: at every change, every week, and by hand.
name: Diagrams
on:
  push:
    branches: [main]
    paths: [schemas/**]
  schedule:
    - cron: "17 4 * * 1"
  workflow_dispatch:
permissions:
  contents: read
jobs:
  diagrams:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
${setUp(install, "none")}
      - name: Build
        run: ${concord} build
      - name: See that what is committed is what was built
        run: git diff --exit-code --stat -- generated schemas
      - uses: ${actions.upload}
        with:
          name: diagrams
          path: generated/diagram
`;

/** The workflows of GitHub Actions that a project of contracts has: pinned actions, the least permissions, no secret where code of a fork runs. */
export function workflows(calling: Calling): readonly NewFile[] {
  return [
    { path: ".github/workflows/concord.yml", text: check(calling) },
    { path: ".github/workflows/concord-comment.yml", text: comment },
    { path: ".github/workflows/concord-release.yml", text: release(calling) },
    { path: ".github/workflows/concord-diagrams.yml", text: diagrams(calling) },
  ];
}
