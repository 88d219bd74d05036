import { contractAsBlocks, contractAsText } from '../../../../domain/award/contract-in-words.ts';
import { barriersToAccepting } from '../../../../domain/award/contract-standing.ts';
import { signedByCouncil } from '../../../../domain/award/countersigning.ts';
import { dateInWords, momentInWords } from '../../../../domain/time/plain-words.ts';
import { pdf } from '../../../shared/web/pdf.ts';
import { download, type PageResult, page } from '../../../shared/web/results.ts';
import { type OfContract, ownContract } from '../../case/own-contract.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { aboutAgreement } from '../../words/printed.ts';

/** A provider's contract on a lot, with what can be done about it. */
export const contractPage =
  (deps: Deps) =>
  async (request: OfContract): Promise<PageResult> => {
    const own = await ownContract(deps, request);
    const { window, agreement, contract, said, standing } = own;
    const at = paths.window(window.windowId);
    const { accepted, countersigned, leaving } = standing ?? {};
    const ended = barriersToAccepting(own, request.arrivedAt).find(({ code }) => code === 'over')?.text;
    return page('provider/contract.njk', {
      title: said.title,
      agreement,
      said,
      ended,
      leavingOn: leaving && dateInWords(leaving.on),
      acceptedBy: accepted?.signatory,
      acceptedAt: accepted && momentInWords(accepted.at),
      signedByCouncil: countersigned && signedByCouncil(countersigned),
      acceptHref: at.acceptContract(contract.lot),
      leaveHref: ended || leaving || !agreement.contracts ? undefined : at.leaveContract(contract.lot),
      stayHref: at.stayWithContract(contract.lot),
      fileHref: at.contractFile(contract.lot),
      pdfHref: at.contractPdf(contract.lot),
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

/** The same as a PDF. */
export const contractPdf =
  (deps: Deps) =>
  async (request: OfContract): Promise<PageResult> => {
    const { window, agreement, contract, said } = await ownContract(deps, request);
    return pdf(deps.writePdf, {
      document: {
        title: said.title,
        about: aboutAgreement(agreement),
        writtenAt: request.arrivedAt,
        blocks: [...contractAsBlocks(said)],
      },
      filename: `${contract.contractId}.pdf`,
      instead: { href: paths.window(window.windowId).contract(contract.lot), text: 'Read the contract' },
    });
  };
