import { contractAsText } from '../../../../domain/award/contract-in-words.ts';
import { download, type PageResult, page } from '../../../shared/web/results.ts';
import { type OfContract, ownContract } from '../../case/own-contract.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** A provider's contract on a lot, with what can be done about it. */
export const contractPage =
  (deps: Deps) =>
  async (request: OfContract): Promise<PageResult> => {
    const { window, agreement, contract, said } = await ownContract(deps, request);
    const at = paths.window(window.windowId);
    return page('provider/contract.njk', {
      title: said.title,
      agreement,
      said,
      fileHref: at.contractFile(contract.lot),
      answersHref: at.answers,
      outcomeHref: at.outcome,
      back: { href: at.receipt, text: 'Back to your application' },
    });
  };

/** The same as a file. */
export const contractFile =
  (deps: Deps) =>
  async (request: OfContract): Promise<PageResult> => {
    const { contract, said } = await ownContract(deps, request);
    return download(contractAsText(said), 'text/plain; charset=utf-8', `${contract.contractId}.txt`);
  };
