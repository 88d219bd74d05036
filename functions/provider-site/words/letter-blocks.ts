/** A part of a letter as a page shows it. */
interface Block {
  readonly heading?: string;
  readonly subheading?: string;
  readonly text?: string;
  readonly items?: readonly string[];
}

/** A letter's paragraph as a page shows it: `#` and `##` begin a heading, and lines that begin with a dash are a list. */
export const blocksOf = (paragraph: string): readonly Block[] => {
  const [, hashes, title] = /^(##?) (.+)$/.exec(paragraph) ?? [];
  if (title) return [hashes === '#' ? { heading: title } : { subheading: title }];
  const blocks: { readonly text?: string; readonly items?: string[] }[] = [];
  for (const line of paragraph.split('\n').filter(Boolean)) {
    const last = blocks.at(-1);
    if (!line.startsWith('- ')) blocks.push({ text: line });
    else if (last?.items) last.items.push(line.slice(2));
    else blocks.push({ items: [line.slice(2)] });
  }
  return blocks;
};
