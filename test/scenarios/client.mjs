// `concord` in a shell whose commands are run by another process: hands on what was typed, and prints the answer.
import { connect } from "node:net";
import { text } from "node:stream/consumers";

const [place, ...argv] = process.argv.slice(2);
const socket = connect(place);
socket.end(JSON.stringify({ argv, folder: process.cwd(), env: process.env }));
const { out, err, code } = JSON.parse(await text(socket));
// Who reads may stop reading: that is no error.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
