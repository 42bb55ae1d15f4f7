/**
 * The anchors that GitHub gives to headings, in their order on a page: lower case, without punctuation, spaces as hyphens, and a number behind one that is there
 * already (docs.github.com, "Basic writing and formatting syntax", section links; html-pipeline's table_of_contents_filter).
 */
export function anchorsOf(headings: readonly string[]): readonly string[] {
  const given = new Map<string, number>();
  return headings.map((heading) => {
    const slug = heading.toLowerCase().replace(/[^\p{L}\p{M}\p{Nd}\p{Pc}\- ]/gu, "").replaceAll(" ", "-");
    let anchor = slug;
    while (given.has(anchor)) {
      const again = (given.get(slug) as number) + 1;
      given.set(slug, again);
      anchor = `${slug}-${again}`;
    }
    given.set(anchor, 0);
    return anchor;
  });
}
