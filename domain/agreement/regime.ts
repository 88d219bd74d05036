import * as z from 'zod';

/** The law the agreement was let under; every date and notice follows from it (docs/rules.md, rule 0). */
export const legalRegime = z.enum(['PCR-2015', 'PA-2023']);
export type LegalRegime = z.infer<typeof legalRegime>;

/** Each law by its name. */
export const lawOf: Readonly<Record<LegalRegime, string>> = {
  'PCR-2015': 'Public Contracts Regulations 2015',
  'PA-2023': 'Procurement Act 2023',
};
