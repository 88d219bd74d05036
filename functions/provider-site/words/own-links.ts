import type { Block } from '../../../domain/printed/block.ts';

/** A piece of a text: one with an address of the service's own, without its site, is a link. */
interface Piece {
  readonly text: string;
  readonly href?: string;
}

/** What a letter says, where its addresses of the service's own pages can be followed; all else stands as it was written. */
const linked = (text: string, siteUrl: string): readonly Piece[] =>
  text
    .split(/(https?:\/\/\S*[^\s.,;:!?)])/u)
    .filter(Boolean)
    .map((piece) =>
      piece.startsWith(`${siteUrl}/`) ? { text: piece, href: piece.slice(siteUrl.length) } : { text: piece },
    );

/** The blocks of a letter with the pieces of their texts, for a page. */
export const withOwnLinks = (blocks: readonly Block[], siteUrl: string) =>
  blocks.map((block) => {
    if ('text' in block) return { ...block, pieces: linked(block.text, siteUrl) };
    return 'items' in block ? { itemPieces: block.items.map((item) => linked(item, siteUrl)) } : block;
  });
