import { barriersToAccepting } from '../../../../domain/award/contract-standing.ts';
import { confirmed, name } from '../../../../domain/questions/kinds.ts';
import { form } from '../../../shared/forms/form.ts';
import { type OfContract, ownContract } from '../../case/own-contract.ts';
import { acceptContract } from '../../decisions/move-contract.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Asks the signatory for their name and confirmation before a contract is accepted. */
export const accept = (deps: Deps) =>
  form({
    template: 'provider/contract-accept.njk',
    load: (request: OfContract) => ownContract(deps, request),
    elsewhere: (own) => (own.standing?.accepted ? pageOf(own) : undefined),
    show: (own) => ({
      title: `Accept the contract for lot ${own.contract.lot}`,
      agreement: own.agreement,
      contract: own.contract,
      questionsTo: own.said.questions,
      button: 'Accept the contract',
      back: { href: pageOf(own), text: 'Back to the contract' },
    }),
    fields: {
      signatory: name({ label: 'Your full name', autocomplete: 'name', missing: 'Enter your full name' }),
      agreed: confirmed({
        label: 'Your confirmation',
        statement: 'I have read this contract, I accept it, and I may sign for my organisation',
        missing: 'Confirm that you accept the contract and may sign for your organisation',
      }),
    },
    act: async (own, { signatory }, request) => {
      const barriers = barriersToAccepting(own, request.arrivedAt);
      return barriers.length > 0 ? { barriers } : acceptContract(deps, own, signatory, request);
    },
    next: (own) => pageOf(own),
    lost: {
      text: 'Something else was done about this contract meanwhile. It has not been accepted.',
      link: 'See the contract',
    },
  });

export const pageOf = ({ window, contract }: Awaited<ReturnType<typeof ownContract>>): string =>
  paths.window(window.windowId).contract(contract.lot);
