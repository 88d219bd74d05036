import * as z from 'zod';
import type { Applicant } from '../register/identity.ts';
import type { DraftAnswers } from './answers.ts';

const typed = z.string().trim().optional().catch(undefined);
const says = z.object({
  // Whoever has no company number leaves it out.
  organisation: z.object({ name: typed, companyNumber: typed.transform((number) => number ?? '') }).optional(),
  declaration: z.object({ signatory: typed }).optional(),
});

/** Who applies, from answers as they were typed; of a page that is not filled in yet, nothing is known. */
export const applicantIn = (answers: DraftAnswers): Applicant => {
  const { organisation, declaration } = says.parse(answers);
  return {
    organisationName: organisation?.name,
    companyNumber: organisation?.companyNumber,
    signatory: declaration?.signatory,
  };
};
