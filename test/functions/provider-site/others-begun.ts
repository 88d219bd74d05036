import { sealedApplicationRepository } from '../../../adapters/dynamodb/sealed-applications.ts';
import { clock } from '../../builders/clock.ts';
import { gathered } from '../../support/gathered.ts';
import type { ProviderSite } from './world.ts';

/** Has so many others begin an application of a window, from where the last call left off. */
export const othersBegin = ({ tables }: Pick<ProviderSite, 'tables'>, windowId: string) => {
  const others = gathered(tables.documents, tables.sealed);
  const sealed = sealedApplicationRepository(others.table);
  let begun = 0;
  return async (upTo: number): Promise<void> => {
    for (; begun < upTo; begun += 1) await sealed.start(windowId, `provider-${begun}`, clock.now());
    await others.stored();
  };
};
