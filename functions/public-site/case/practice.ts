import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import { londonDate } from '../../../domain/time/london.ts';
import { askedPages } from '../../shared/asked-pages.ts';
import type { Deps } from '../deps.ts';
import { agreementInForce, type OfAgreement } from './agreement.ts';

/** An application that nobody makes: every page that one for all lots would be asked today. */
interface Practice {
  readonly agreement: Agreement;
  readonly pages: readonly AskedPage[];
  /** When the window closes that such an application would be for: the open one, or the next; of none, the moment of asking. */
  readonly closesAt: string;
}

/** The questions of the window that is open, or else as the file has them. @throws Problem 404 where there is no such agreement */
export const practiceOf = async (deps: Deps, request: OfAgreement): Promise<Practice> => {
  const { agreement, windows } = await agreementInForce(deps, request);
  const lots = agreement.lots.map(({ id }) => id);
  return {
    agreement,
    pages: askedPages(agreement, lots, [], londonDate(request.arrivedAt)),
    closesAt: (windows.open ?? windows.next)?.closesAt ?? request.arrivedAt,
  };
};
