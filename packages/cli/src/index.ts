export async function main(_argv: readonly string[]): Promise<number> {
  process.stdout.write("concord\n");
  return 0;
}
