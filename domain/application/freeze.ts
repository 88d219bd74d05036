import type { Agreement } from '../agreement/agreement.ts';
import { canonicalJson } from '../canonical-json.ts';
import { momentInWords } from '../time/plain-words.ts';
import { answerRows } from './answer-rows.ts';
import type { DraftAnswers } from './answers.ts';
import { applicantIn } from './application.ts';
import { introductionInLines } from './introduction.ts';
import type { AskedPage } from './page.ts';
import { signedOffSection } from './sign-off.ts';
import { type FrozenApplication, type Receipt, referenceOf } from './submission.ts';
import { type CarriedPages, unfinishedPages } from './task-list.ts';

/** A draft that is to be submitted: what it answers, the lots it is for and the pages that it is asked. */
interface Draft {
  readonly agreement: Agreement;
  readonly pages: readonly AskedPage[];
  readonly draft: DraftAnswers;
  readonly carried: CarriedPages;
  readonly lots: readonly string[];
  /** Who vouches for the answers, and since when; absent where the agreement does not ask for that. */
  readonly signedOff?: { readonly by: string; readonly at: string } | undefined;
}

/** A draft as it was judged: frozen, or with the pages, one at least, that are not complete. */
type Judged =
  | { readonly frozen: FrozenApplication; readonly unfinished: readonly [] }
  | { readonly frozen: undefined; readonly unfinished: readonly AskedPage[] };

/**
 * Freezes an application whose pages are all complete: the questions as they were put, beside the answers. Of the draft it takes only what is
 * asked: a lot chosen and dropped again leaves its page there.
 */
export const freeze = (
  { agreement, pages, draft, carried, lots, signedOff }: Draft,
  { windowId, providerId }: Pick<FrozenApplication, 'windowId' | 'providerId'>,
): Judged => {
  const unfinished = unfinishedPages(pages, draft, carried);
  if (unfinished.length > 0) return { frozen: undefined, unfinished };
  const asked = pages.map((page) => ({
    page,
    values: page.path === 'lots' ? { lots: [...lots] } : page.asked(draft[page.path] ?? {}),
  }));
  const answers = Object.fromEntries(asked.map(({ page, values }) => [page.path, values]));
  const { organisation, registration } = applicantIn(agreement, answers);
  return {
    frozen: {
      agreementId: agreement.id,
      windowId,
      providerId,
      organisationName: organisation.name,
      locationId: registration.locationId,
      lots: [...lots],
      sections: [
        ...asked.map(({ page, values }) => ({
          page: page.path,
          title: page.title,
          shownTo: [...page.shownTo],
          ...(page.introduction ? { introduction: introductionInLines(page.introduction) } : {}),
          rows: [...answerRows(page, values)],
        })),
        ...(signedOff ? [signedOffSection(signedOff.by, momentInWords(signedOff.at))] : []),
      ],
      answers,
    },
    unfinished: [],
  };
};

/** The receipt of a frozen application. `sha256` answers the hash of a text in hex. */
export const receiptOf = (
  frozen: FrozenApplication,
  agreement: Pick<Agreement, 'references'>,
  { attempt, submittedAt }: Pick<Receipt, 'attempt' | 'submittedAt'>,
  sha256: (text: string) => string,
): Receipt => ({
  reference: referenceOf(agreement, frozen.windowId, sha256(frozen.windowId + frozen.providerId)),
  submittedAt,
  hash: sha256(canonicalJson(frozen)),
  attempt,
});
