/** A Markdown table; cells are inline Markdown. Columns that are empty in every row are left out, and a table without rows is nothing. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const kept = heads.map((_, column) => rows.some((row) => row[column] !== ""));
  const line = (cells: readonly string[]): string => {
    let text = "|";
    for (let column = 0; column < cells.length; column += 1) if (kept[column] === true) text += ` ${cells[column]} |`;
    return text;
  };
  return `${[line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n")}\n`;
}

/** A bulleted list; items are inline Markdown. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}\n`).join("");
}
