import { lotOf, zoneOf } from '../../../../domain/agreement/agreement.ts';
import type { ContractStanding } from '../../../../domain/award/contract-standing.ts';
import {
  barriersToCountersigning,
  contractState,
  registerAsLastAsked,
} from '../../../../domain/award/countersigning.ts';
import { relationsOf } from '../../../../domain/evaluation/relations.ts';
import { deciders, holds } from '../../../../domain/people/officer.ts';
import { barriersTo } from '../../../../domain/people/separation.ts';
import { dateInWords } from '../../../../domain/time/plain-words.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { type ContractCase, contractSeenBy, type OfContractMade } from '../../case/contract.ts';
import { officerOf } from '../../case/officer.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { contractStateWords } from '../../words/contract-states.ts';

/** A contract as officers read it: what it says, how it stands, what the register said, and what was done about it. */
export const contractPage =
  (deps: Deps) =>
  async (request: OfContractMade): Promise<PageResult> => {
    const found = await contractSeenBy(deps, request);
    const { contract, application, standing } = found;
    const officer = officerOf(request.visitor);
    const state = contractState(found, request.arrivedAt);
    const against = standing?.countersigned ? [] : await againstSigning(deps, found, request);
    const at = paths.window(contract.windowId);
    return page('officer/records/contract.njk', {
      ...contractShown(found),
      title: `Contract of ${contract.providerName}`,
      back: { href: paths.agreement(contract.agreementId).contractsAt({ lot: contract.lot }), text: 'Contracts' },
      state: contractStateWords[state],
      history: historyOf(found),
      countersigned: standing?.countersigned,
      leaving: standing?.leaving,
      isDecider: holds(officer, ...deciders),
      against,
      countersignHref:
        holds(officer, ...deciders) && state === 'waits-for-council' && against.length === 0
          ? at.application(application.applicationId).contract(contract.lot).countersign
          : undefined,
      auditHref: at.auditOf({ subject: application.applicationId }),
    });
  };

/** What keeps this officer from countersigning, and what stands against it whoever does. */
const againstSigning = async (deps: Deps, found: ContractCase, { visitor, arrivedAt }: OfContractMade) => {
  const approvals = await deps.awards.approvals(found.window.windowId);
  const officer = officerOf(visitor);
  const has = relationsOf(officer.id, { applications: [found.application], approvals });
  return [...barriersToCountersigning(found, arrivedAt), ...barriersTo('countersign', officer, has)].map(
    ({ text }) => text,
  );
};

/** What a contract says, and what it hangs on: for its page, and for whoever is about to sign it. */
export const contractShown = ({ contract, application, agreement, endsOn }: ContractCase) => {
  const { registration, changes } = registerAsLastAsked(application);
  const lot = lotOf(agreement, contract.lot);
  return {
    caption: agreement.title,
    contract,
    lot,
    zones: contract.zones.map(({ zone, hoursPerWeek }) => ({
      zone,
      name: zoneOf(agreement, zone)?.name,
      hoursPerWeek,
    })),
    conditions: agreement.contracts?.conditions ?? [],
    endsOn,
    registration,
    asked: registration && { changes },
    compliance: application.compliance,
    complianceDecision: application.complianceDecision,
    application: paths.window(application.windowId).application(application.applicationId),
  };
};

/** What was done about a contract, oldest first, with when and by whom. */
const historyOf = ({ contract, standing }: ContractCase) =>
  [
    {
      at: contract.awardedAt,
      what: 'Made',
      text: `From the award, with ${dateInWords(contract.from)} as its first day`,
    },
    ...stepsOf(standing),
  ].toSorted((one, other) => one.at.localeCompare(other.at));

const stepsOf = (standing: ContractStanding | undefined) => {
  const { accepted, countersigned, leaving, leftAt } = standing ?? {};
  return [
    ...(accepted
      ? [{ at: accepted.at, what: 'Accepted by the provider', text: `${accepted.signatory} signed for it` }]
      : []),
    ...(countersigned
      ? [
          {
            at: countersigned.at,
            what: 'Countersigned for the council',
            text: `By ${countersigned.by.name}, under ${countersigned.authority}`,
          },
        ]
      : []),
    ...(leaving
      ? [
          {
            at: leaving.at,
            what: 'Its provider said that it leaves',
            text: `${leaving.by.name}, with ${dateInWords(leaving.on)} as the last day: ${leaving.reason}`,
          },
        ]
      : []),
    ...(leftAt ? [{ at: leftAt, what: 'Left', text: 'It holds no place from then on' }] : []),
  ];
};
