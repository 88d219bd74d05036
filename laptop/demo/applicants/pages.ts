import { plusDays } from '../../../domain/time/london.ts';
import type { Circumstance } from './circumstances.ts';
import { dateFields, type Fields } from './fields.ts';
import type { ApplyingFirm } from './firm.ts';
import { between, pick } from './pick.ts';
import { nameGiven, registerStory } from './register-story.ts';

const slaverySteps = [
  'We pay no agents abroad, meet every sponsored applicant by video, see their passport stays with them, and ask after a month what they paid to come.',
  'All staff are recruited here. Suppliers sign our code, and we ask the laundry and the agency each year how they recruit.',
  'Sponsored recruits get their contract in their own language and the number of a helpline. Nobody pays us for a visa.',
];

const experiences = [
  'Home care for {council} since 2021, about 400 hours a week; a reablement contract with the local hospital from 2022 to 2024. None ended early.',
  'We have given home care to people who pay for themselves since 2019, 250 hours a week, and cover for two neighbouring firms.',
  'Two spot contracts with neighbouring councils, from 2020 and 2023, both running. None ended early.',
  'We are new to council contracts. Our manager ran a service of 600 hours a week before, and we begin with few people and grow slowly.',
];

/** The fields of the pages that all agreements choose from, but for what hangs on lots and questions: what an unremarkable firm sends, with its circumstances. */
export const plainPages = (
  firm: ApplyingFirm,
  circumstance: Circumstance,
  closesOn: string,
): Readonly<Record<string, Fields>> => {
  const { at, number, people } = firm;
  const isSoleTrader = firm.kind === 'noCompaniesHouse';
  const with_ = (page: string, fields: Fields): Fields => ({ ...fields, ...circumstance[page] });
  const nothing: Fields = { declared: 'no', details: '' };
  const safeguarding = with_('safeguarding', { reviewedDaysAgo: String(between(100, 340, at, 31)) });
  const continuity = with_('continuity', { testedDaysAgo: String(between(100, 350, at, 32)) });
  const ago = (days: unknown) => plusDays(closesOn, -Number(days));
  return {
    organisation: {
      name: nameGiven(firm),
      legalForm: isSoleTrader ? 'sole-trader' : 'company',
      companyNumber: isSoleTrader ? '' : `99${String(number).padStart(6, '0')}`,
      address: `${(number % 90) + 1} Example Street\n${firm.town}\nST99 0AA`,
    },
    contacts: {
      name: people.manager,
      email: emailOf(firm),
      phone: telephoneOf(firm),
    },
    registration: with_('registration', {
      locationId: firm.locationId,
      manager: 'in-post',
      managerPlan: '',
      ratingStatement: registerStory(firm),
    }),
    bidding: with_('bidding', { model: 'alone', others: '' }),
    prices: with_('prices', { accepted: 'yes' }),
    'mandatory-exclusions': with_('mandatory-exclusions', nothing),
    'discretionary-exclusions': with_('discretionary-exclusions', nothing),
    conflicts: with_('conflicts', nothing),
    insurance: with_('insurance', {
      employersLiability: '10000000',
      publicLiability: pick(['5000000', '10000000'], at),
      professionalIndemnity: pick(['2000000', '5000000'], at * 3),
      commitment: 'yes',
    }),
    safeguarding: { lead: people.lead, ...dateFields('reviewedOn', ago(safeguarding.reviewedDaysAgo)) },
    recruitment: with_('recruitment', { checks: 'yes' }),
    continuity: dateFields('testedOn', ago(continuity.testedDaysAgo)),
    'data-protection': with_('data-protection', {
      icoNumber: `DEMO${number}`,
      toolkit: at % 4 === 0 ? 'plan' : 'met',
    }),
    'health-and-safety': with_('health-and-safety', nothing),
    'modern-slavery': { steps: pick(slaverySteps, at * 2) },
    'contract-terms': with_('contract-terms', {
      callMonitoring: 'yes',
      tupe: 'yes',
      minimumPay: 'yes',
      realLivingWage: pick(['yes', 'no', 'plan'], at),
    }),
    experience: { contracts: pick(experiences, at).replace('{council}', 'a neighbouring council') },
    declaration: { signatory: people.manager, position: isSoleTrader ? 'Owner' : 'Registered manager', agreed: 'yes' },
  };
};

/** A number of nobody: Ofcom keeps these free for drama. */
export const telephoneOf = ({ number }: Pick<ApplyingFirm, 'number'>): string =>
  `01632 960 ${String(number % 1000).padStart(3, '0')}`;

/** An address of nobody: example.com is kept free for examples. */
export const emailOf = ({ name }: Pick<ApplyingFirm, 'name'>): string =>
  `${name
    .replace(/^Demo /, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')}@example.com`;
