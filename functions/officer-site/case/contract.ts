import { type Agreement, endOfTerm } from '../../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { providerIdOf } from '../../../domain/application/opened-application.ts';
import type { Contract } from '../../../domain/award/award.ts';
import type { ContractStanding } from '../../../domain/award/contract-standing.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { agreementNow, frozenAgreement } from './agreement.ts';
import { applicationWith } from './application.ts';
import { officerOf } from './officer.ts';
import { isOurId } from './our-id.ts';

/** A request about the contract on a lot that was made of an application. */
export type OfContractMade = SignedInRequest<'/{windowId}/{applicationId}/{lot}'>;

/** A contract with what it is from and what has been done about it. */
export interface ContractCase {
  readonly window: Window;
  readonly application: OpenedApplication;
  /** As it was frozen for the window, and as its file stands now: with the options taken, and the authorities of today. */
  readonly agreement: Agreement;
  readonly now: Agreement;
  readonly contract: Contract;
  readonly standing: ContractStanding | undefined;
  /** The last day of the agreement's term as it stands. */
  readonly endsOn: string;
}

/** A contract, where this officer may look at its application. @throws Problem 404 where none was made of it on the lot */
export const contractSeenBy = async (deps: Deps, { params, visitor }: OfContractMade): Promise<ContractCase> => {
  const { windowId, lot } = params;
  const {
    window,
    application,
    beside: found,
  } = await applicationWith(deps, officerOf(visitor), params, async (applicationId) =>
    isOurId(lot) ? contractWithStanding(deps, windowId, lot, applicationId) : undefined,
  );
  if (!found) throw notFound();
  const [agreement, now] = await Promise.all([frozenAgreement(deps, windowId), agreementNow(deps, window)]);
  return { window, application, agreement, now, ...found, endsOn: endOfTerm(now) };
};

/** A contract that was made of an application, and its standing, which is read after it. */
const contractWithStanding = async (
  deps: Pick<Deps, 'contracts' | 'standings'>,
  windowId: string,
  lot: string,
  applicationId: string,
) => {
  const contract = await deps.contracts.from(windowId, lot, providerIdOf(applicationId));
  return contract && { contract, standing: await deps.standings.get(contract) };
};
