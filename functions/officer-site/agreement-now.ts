import type { Agreement } from '../../domain/agreement/agreement.ts';
import { frozenAgreement } from './case-file.ts';
import type { Dependencies } from './dependencies.ts';

/** A window's agreement as its file stands now, with the options taken and the schedule of today; the frozen copy where it is run no more. */
export const agreementNow = async (
  deps: Pick<Dependencies, 'agreements' | 'windows'>,
  { windowId, agreementId }: { readonly windowId: string; readonly agreementId: string },
): Promise<Agreement> => deps.agreements.find(({ id }) => id === agreementId) ?? frozenAgreement(deps, windowId);
