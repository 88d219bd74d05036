import { choice, confirmed, reason } from '../../../../domain/questions/kinds.ts';
import { londonDate } from '../../../../domain/time/london.ts';
import { form } from '../../../shared/forms/form.ts';
import { type ContractCase, contractSeenBy, type OfContractMade } from '../../case/contract.ts';
import { officerOf } from '../../case/officer.ts';
import { countersign } from '../../decisions/countersign.ts';
import type { AwardDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { aboutAuthority, authorityChoices } from '../award/approval-fields.ts';
import { contractShown } from './contract.ts';

const seen = (what: string) =>
  reason({
    label: `What you have seen of ${what}`,
    hint: 'Kept with the contract: what you looked at, and when.',
    missing: `Enter what you have seen of ${what}`,
  });

/** An officer signs for the council, after having said what they have seen of each condition before the start. */
export const countersigning = (deps: AwardDeps) =>
  form({
    template: 'officer/records/countersign.njk',
    load: async (request: OfContractMade) => ({
      ...(await contractSeenBy(deps, request)),
      on: londonDate(request.arrivedAt),
    }),
    elsewhere: (found) => (found.standing?.countersigned ? pageOf(found) : undefined),
    show: (found) => ({
      ...contractShown(found),
      title: `Countersign the contract of ${found.contract.providerName}`,
      accepted: found.standing?.accepted,
      button: 'Countersign the contract',
      back: { href: pageOf(found), text: 'The contract' },
    }),
    fields: ({ now, on }) => ({
      commitments: seen('the commitments given in the check'),
      insurance: seen('the insurance that the agreement asks for'),
      register: seen('what the register says'),
      authority: choice({
        label: 'The authority you sign under',
        choices: authorityChoices(now, on),
        missing: 'Select the authority that you sign under',
      }),
      agreed: confirmed({
        label: 'Your confirmation',
        statement: 'I sign this contract for the council, and know that this cannot be taken back',
        missing: 'Confirm that you sign this contract for the council',
      }),
    }),
    act: async (found, { authority, commitments, insurance, register }, { visitor, arrivedAt }) => ({
      barriers: await countersign(
        deps,
        found,
        officerOf(visitor),
        { authorityId: authority, seen: { commitments, insurance, register } },
        arrivedAt,
      ),
    }),
    fieldOf: aboutAuthority,
    otherwise: 'agreed',
    next: (found) => pageOf(found),
  });

const pageOf = ({ contract, application }: ContractCase): string =>
  paths.window(contract.windowId).application(application.applicationId).contract(contract.lot).page;
