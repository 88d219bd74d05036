import type { Fields } from './fields.ts';

/** What a provider's application has beside its answers on quality: changes of the pages' fields. */
export type Circumstance = Readonly<Record<string, Fields>>;

const declared = (details: string): Fields => ({ declared: 'yes', details });

/** What made-up providers declare, promise or leave out; the fields that differ from an application with nothing to say. */
export const circumstances = {
  plain: {},
  commitsToInsurance: {
    insurance: {
      employersLiability: '5000000',
      publicLiability: '2000000',
      professionalIndemnity: '0',
      commitment: 'yes',
    },
  },
  tooLittleInsurance: {
    insurance: {
      employersLiability: '5000000',
      publicLiability: '5000000',
      professionalIndemnity: '1000000',
      commitment: 'no',
    },
  },
  refusesRates: { prices: { accepted: 'no' } },
  withoutCallMonitoring: { 'contract-terms': { callMonitoring: 'no' } },
  withoutTupe: { 'contract-terms': { tupe: 'no' } },
  paysTooLittle: { 'contract-terms': { minimumPay: 'no' } },
  withoutChecks: { recruitment: { checks: 'no' } },
  taxPutRight: {
    'mandatory-exclusions': declared(
      'In 2023 a tribunal found that we had not paid all our social security contributions for 2021: our payroll had left out sleep-in shifts. It was paid in full within two months, with interest. We worked with HMRC from the first letter on, and an independent accountant now checks every payroll.',
    ),
  },
  fraudUnanswered: {
    'mandatory-exclusions': declared(
      'One of our directors was convicted of fraud by false representation last year. We regard this as a private matter, and the director goes on as before.',
    ),
  },
  contractEndedAndMended: {
    'discretionary-exclusions': declared(
      'A neighbouring council ended one contract early in 2024, because too many calls of ours were late while we changed our rota system. The manager of that branch has left the company, the new planner now checks rotas before they go out, and it has not happened again in any other contract.',
    ),
  },
  contractEndedUnexplained: {
    'discretionary-exclusions': declared(
      'Two councils ended contracts with us early. We think that their expectations were too high for the rates they paid.',
    ),
  },
  cousinKeptApart: {
    conflicts: declared(
      'The cousin of our director works in the council’s finance team. She has told her own manager, and takes no part in anything to do with care agreements.',
    ),
  },
  conflictShruggedOff: {
    conflicts: declared(
      'Our director is married to an officer of the commissioning team. We do not see why that should matter.',
    ),
  },
  noticeLifted: {
    'health-and-safety': declared(
      'In 2025 we were served an improvement notice after a care worker hurt her back: two hoists had not been serviced. We complied within three weeks, and the notice was lifted. Hoists are now listed with their service dates.',
    ),
  },
  oldPolicy: { safeguarding: { reviewedDaysAgo: '430' } },
  oldContinuityPlan: { continuity: { testedDaysAgo: '500' } },
  withoutToolkit: { 'data-protection': { toolkit: 'neither' } },
  managerOnTheWay: {
    registration: {
      manager: 'recruiting',
      managerPlan:
        'Interviews are in two weeks. Our deputy, who has managed a service before, runs it with the nominated individual until then.',
    },
  },
  noticeShruggedOff: {
    'health-and-safety': declared(
      'There was a prohibition notice about our transfer belts in the spring. We do not agree with it, and are waiting to hear more.',
    ),
  },
  namesSubContractor: {
    bidding: { model: 'with-sub-contractors', others: 'Demo Standby Nurses, for nursing advice on complex packages.' },
  },
  insolvencyUnexplained: {
    'discretionary-exclusions': declared(
      'The company that our director ran before went into liquidation. That was another company, and its debts are no matter of ours.',
    ),
  },
} as const satisfies Record<string, Circumstance>;
export type CircumstanceName = keyof typeof circumstances;

/** How many applicants come in each of these circumstances. */
export const circumstanceCounts = {
  plain: 74,
  commitsToInsurance: 12,
  tooLittleInsurance: 2,
  refusesRates: 2,
  withoutCallMonitoring: 1,
  withoutTupe: 1,
  paysTooLittle: 1,
  withoutChecks: 1,
  taxPutRight: 1,
  fraudUnanswered: 1,
  contractEndedAndMended: 2,
  contractEndedUnexplained: 1,
  cousinKeptApart: 1,
  conflictShruggedOff: 1,
  noticeLifted: 1,
  oldPolicy: 1,
  oldContinuityPlan: 1,
  withoutToolkit: 1,
  managerOnTheWay: 1,
  noticeShruggedOff: 1,
  namesSubContractor: 1,
  insolvencyUnexplained: 1,
} as const satisfies Record<CircumstanceName, number>;
