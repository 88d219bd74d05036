import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import { contractTerms } from './contract/contract-terms.ts';
import { experience } from './contract/experience.ts';
import { declaration } from './declaration/declaration.ts';
import { conflicts, discretionaryExclusions, mandatoryExclusions } from './exclusions/exclusions.ts';
import type { FormContext, FormPage } from './form-page.ts';
import { bidding } from './offer/bidding.ts';
import { capacity } from './offer/capacity.ts';
import { lots as lotsPage } from './offer/lots.ts';
import { prices } from './offer/prices.ts';
import { contacts } from './organisation/contacts.ts';
import { organisation } from './organisation/organisation.ts';
import { registration } from './organisation/registration.ts';
import { continuity } from './policies/continuity.ts';
import { dataProtection } from './policies/data-protection.ts';
import { healthAndSafety } from './policies/health-and-safety.ts';
import { insurance } from './policies/insurance.ts';
import { modernSlavery } from './policies/modern-slavery.ts';
import { recruitment } from './policies/recruitment.ts';
import { safeguarding } from './policies/safeguarding.ts';
import { quality } from './quality/quality.ts';

/** The pages of an application for these lots, in the order of the task list. A new page is added here and in the domain's answers. */
export const formPages = (context: FormContext, lots: readonly string[]): readonly FormPage[] => [
  organisation,
  contacts,
  registration,
  lotsPage(context),
  ...context.agreement.lots.filter(({ id }) => lots.includes(id)).map((lot) => capacity(context, lot)),
  bidding,
  prices(context),
  mandatoryExclusions(context),
  discretionaryExclusions(context),
  conflicts,
  insurance(context),
  safeguarding,
  recruitment,
  continuity,
  dataProtection,
  healthAndSafety,
  modernSlavery,
  contractTerms,
  experience,
  ...questionsFor(context.agreement.questionnaire, lots).map((question) => quality(context, question)),
  declaration,
];
