import * as z from 'zod';
import { providerOfLetter } from '../../domain/letters/letter.ts';
import { writtenTo } from './letter-items.ts';
import { type StoredLetter, storedLetter } from './stored-letter.ts';
import type { ListRequest, Page, Table } from './table.ts';

/** How the ids of those look that are kept from officers and told to a provider. */
const KEPT_FROM_OFFICERS = /^[^.]+\.((receipt|withdrawal|reminder|signing|answered)-[^.]+|not-submitted)\./;

const place = z.object({ pk: z.string(), sk: z.string() });

/** Those that went, or were to go and came to nobody. Of one that is still to go nobody learns before others do, and what was withdrawn was never told. */
const isTold = ({ status }: Pick<StoredLetter, 'status'>): boolean =>
  status === 'sent' || status === 'undeliverable' || status === 'delivered-otherwise' || status === 'not-sent';

/** What a provider was written, for its own pages. Letters from before they were listed so are not among it. */
export const lettersOfProvider = (letters: Table) => ({
  /** A page of what it was told, newest first; one may hold fewer than it was asked for, and have others behind it. */
  async toldTo(providerId: string, request: ListRequest): Promise<Page<StoredLetter>> {
    const { items, next } = await letters.pageByProvider(place, writtenTo(providerId), request);
    const found = await Promise.all(items.map(({ pk, sk }) => letters.get(storedLetter, { pk, sk })));
    const told = found.filter((each) => each !== undefined).filter(isTold);
    return next === undefined ? { items: told } : { items: told, next };
  },

  /** One letter, where it was told to this provider. */
  async toldLetter(providerId: string, letterId: string): Promise<StoredLetter | undefined> {
    const pk = `${KEPT_FROM_OFFICERS.test(letterId) ? 'SEALED-LETTER' : 'LETTER'}#${letterId}`;
    const found = await letters.get(storedLetter, { pk, sk: 'LETTER' });
    return found && providerOfLetter(found) === providerId && isTold(found) ? found : undefined;
  },
});
