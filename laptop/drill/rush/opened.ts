import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { Laptop } from '../../laptop.ts';
import { reachedAs } from '../reached-as.ts';

/** The addresses of those whose applications officers can read. */
export const openedOf = async (laptop: Laptop, windowId: string): Promise<ReadonlySet<string>> => {
  const { client, tableNamed } = reachedAs(laptop, 'SitesOfficerSite');
  try {
    const applications = applicationRepository(tableNamed('Records'));
    const all = await Array.fromAsync(applications.every(windowId));
    return new Set(all.map(({ email }) => email));
  } finally {
    client.destroy();
  }
};
