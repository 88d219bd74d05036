import { setTimeout as pause } from 'node:timers/promises';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { readsTogether } from '../../../adapters/dynamodb/reads.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { Laptop } from '../../laptop.ts';
import { reachedAs } from '../reached-as.ts';

const LOOK_EACH_MS = 1_000;

/** Waits until a window is unsealed, and answers the addresses of those whose applications officers can read. */
export const openedIn = async (laptop: Laptop, windowId: string): Promise<ReadonlySet<string>> => {
  const { client, documents, tableNamed } = reachedAs(laptop, 'SitesOfficerSiteFunction');
  try {
    const records = tableNamed('Records', undefined, readsTogether(documents));
    const windows = windowRepository(records);
    while ((await windows.get(windowId))?.status !== 'evaluating') await pause(LOOK_EACH_MS);
    const all = await Array.fromAsync(applicationRepository(records).every(windowId));
    return new Set(all.map(({ email }) => email));
  } finally {
    client.destroy();
  }
};
