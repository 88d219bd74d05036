import type { Agreement } from '../../../domain/agreement/agreement.ts';

/** Marks that are to be made final. */
export interface FinishingMarks {
  readonly applicationId: string;
  readonly agreement: Agreement;
  /** The version of the marks that the page showed: what was not read is not made final. '' where the page did not say. */
  readonly shownVersion: string;
  readonly at: string;
}
