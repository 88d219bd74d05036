import { CannotStart } from '@laptop/cloud';
import pMap from 'p-map';
import { sealedApplicationRepository } from '../../../adapters/dynamodb/sealed-applications.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { DemoApplicant } from '../../demo/applicants.ts';
import type { Progress } from '../../demo/progress.ts';
import type { Laptop } from '../../laptop.ts';
import { type Applying, begin, fillInAll } from '../../seed/apply.ts';
import { reachedAs } from '../reached-as.ts';

const TOGETHER = 4;

/**
 * Brings so many providers to where nothing is left to do but to submit. Each signs in and begins by the forms; the first fills in all pages by
 * them, and the others' drafts are copies of that one.
 */
export const readyToSubmit = async (
  laptop: Laptop,
  windowId: string,
  { pages }: DemoApplicant,
  wanted: number,
  progress: Progress,
): Promise<readonly Applying[]> => {
  const { sealed, close } = sealedOf(laptop);
  try {
    progress.phase('Drafts', wanted);
    const people = Array.from({ length: wanted }, (_, n) => ({
      email: `rush-${n + 1}@example.com`,
      person: `Rush ${n + 1} (demo)`,
    }));
    const [first, ...others] = people;
    if (!first) throw new CannotStart('Nobody is to submit.');
    const filled = await begin(laptop.siteUrl, first, windowId);
    await fillInAll(filled, pages);
    const [original] = await begunIn(sealed, windowId);
    const draft = await sealed.pages(windowId, original ?? '');
    progress.step();
    const applying = await pMap(
      others,
      async (person) => {
        const begun = await begin(laptop.siteUrl, person, windowId);
        progress.step();
        return begun;
      },
      { concurrency: TOGETHER },
    );
    const copies = (await begunIn(sealed, windowId)).filter((providerId) => providerId !== original);
    await pMap(
      [...copies.entries()],
      async ([n, providerId]) => {
        for (const { page, values, savedAt } of draft)
          await sealed.savePage(windowId, providerId, page, { ...values, ...elsewhere(values, n) }, 0, savedAt);
      },
      { concurrency: TOGETHER },
    );
    return [filled, ...applying];
  } finally {
    close();
  }
};

/** Each names a location of its own, as real applicants do: one that many name is compared with all of them. */
const elsewhere = (values: Readonly<Record<string, unknown>>, n: number) =>
  'locationId' in values ? { locationId: `1-${9_000_000_000 + n}` } : {};

const begunIn = async (
  sealed: ReturnType<typeof sealedApplicationRepository>,
  windowId: string,
): Promise<readonly string[]> =>
  (await Array.fromAsync(everyItem((after) => sealed.begun(windowId, { after })))).map(({ providerId }) => providerId);

const sealedOf = (laptop: Laptop) => {
  const { client, tableNamed } = reachedAs(laptop, 'SitesProviderSite');
  return { sealed: sealedApplicationRepository(tableNamed('Sealed')), close: () => client.destroy() };
};
