import type { Block } from '../../domain/printed/block.ts';

/** A letter's paragraph in the parts that a page shows, or a PDF prints: `#` and `##` begin a heading, and lines that begin with a dash are a list. */
export const blocksOf = (paragraph: string): readonly Block[] => {
  const [, hashes, title] = /^(##?) (.+)$/.exec(paragraph) ?? [];
  if (title) return [hashes === '#' ? { heading: title } : { subheading: title }];
  const blocks: ({ readonly text: string } | { readonly items: string[] })[] = [];
  for (const line of paragraph.split('\n').filter(Boolean)) {
    const last = blocks.at(-1);
    if (!line.startsWith('- ')) blocks.push({ text: line });
    else if (last && 'items' in last) last.items.push(line.slice(2));
    else blocks.push({ items: [line.slice(2)] });
  }
  return blocks;
};
