import type { LibraryPage } from '../page.ts';
import { bidding } from './bidding.ts';
import { capacity } from './capacity.ts';
import { conflicts } from './conflicts.ts';
import { contacts } from './contacts.ts';
import { continuity } from './continuity.ts';
import { contractTerms } from './contract-terms.ts';
import { dataProtection } from './data-protection.ts';
import { declaration } from './declaration.ts';
import { discretionaryExclusions, mandatoryExclusions } from './exclusions.ts';
import { experience } from './experience.ts';
import { healthAndSafety } from './health-and-safety.ts';
import { insurance } from './insurance.ts';
import { lots } from './lots.ts';
import { modernSlavery } from './modern-slavery.ts';
import { organisation } from './organisation.ts';
import { prices } from './prices.ts';
import { quality } from './quality.ts';
import { recruitment } from './recruitment.ts';
import { registration } from './registration.ts';
import { safeguarding } from './safeguarding.ts';

const pages: readonly LibraryPage[] = [
  organisation,
  contacts,
  registration,
  lots,
  capacity,
  bidding,
  prices,
  mandatoryExclusions,
  discretionaryExclusions,
  conflicts,
  insurance,
  safeguarding,
  recruitment,
  continuity,
  dataProtection,
  healthAndSafety,
  modernSlavery,
  contractTerms,
  experience,
  quality,
  declaration,
];

/** The pages that agreements choose from, by their ids. A page added here can be chosen by every agreement. */
export const library: ReadonlyMap<string, LibraryPage> = new Map(pages.map((page) => [page.id, page]));

/** What no application can do without: rules and letters read them by name. */
export const indispensable: readonly string[] = [organisation, contacts, registration, lots, capacity, declaration].map(
  ({ id }) => id,
);
