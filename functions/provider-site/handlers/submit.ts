import { createHash } from 'node:crypto';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { completeAnswers } from '../../../domain/application/application.ts';
import { introductionInLines } from '../../../domain/application/page.ts';
import {
  type FrozenApplication,
  frozenApplication,
  type Receipt,
  referenceOf,
} from '../../../domain/application/submission.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { receiptLetter } from '../../../domain/letters/application-letters.ts';
import { logger } from '../../shared/logger.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import { type PageResult, redirect } from '../../shared/web/results.ts';
import { type Application, applicationOf, openApplicationOf, pathOf } from '../application/application.ts';
import { notTaking } from '../application/closing.ts';
import { answerRows } from '../application/rows.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { cannotSubmit, unfinished } from './check.ts';

type Asked = SignedInRequest<'/apply/windows/{windowId}/submit'>;

/**
 * Submits an application: freezes questions and answers, seals them under their hash and sends the receipt. Pressing the button twice
 * gives the one receipt. What arrives at or after the closing instant is refused, by the rule and again by the write itself.
 */
export const submit =
  (deps: ProviderSiteDeps) =>
  async (request: Asked): Promise<PageResult> => {
    const { visitor, arrivedAt, params } = request;
    const toReceipt = redirect(pathOf(params.windowId, 'receipt'));
    if ((await deps.sealed.get(params.windowId, visitor.subject))?.status === 'submitted') return toReceipt;
    const application = await openApplicationOf(deps, request);
    if (unfinished(application).length > 0) return cannotSubmit(application, arrivedAt);

    const frozen = freeze(application, visitor.subject);
    const receipt = receiptOf(frozen, application, arrivedAt);
    const { contacts } = completeAnswers(application.agreement, frozen.answers);
    const letter = receiptLetter(application.agreement, { ...frozen, email: contacts.email }, receipt);
    await isTold(deps, frozen, contacts.email, arrivedAt);
    try {
      await deps.sealed.submit(application.head, frozen, receipt, contacts.email, [
        deps.windows.stillTaking(params.windowId, arrivedAt),
        deps.letters.write(letter, arrivedAt),
      ]);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      await explain(deps, request, error);
      return toReceipt;
    }
    await wakeSender(deps);
    return toReceipt;
  };

/** Whoever applies hears of changes of the window: one whose account has no address, at the application's. */
const isTold = async (
  { interests }: ProviderSiteDeps,
  { agreementId, providerId, organisationName }: FrozenApplication,
  email: string,
  since: string,
): Promise<void> => {
  if (await interests.get(agreementId, providerId)) return;
  await interests.register(agreementId, { providerId, name: organisationName, email, since });
};

const freeze = ({ window, agreement, pages, draft, lots }: Application, providerId: string): FrozenApplication => {
  // Only what this application asks: a lot chosen and dropped again leaves its page in the draft.
  const asked = pages.map((page) => ({
    page,
    values: page.path === 'lots' ? { lots: [...lots] } : (draft[page.path] ?? {}),
  }));
  const answers = Object.fromEntries(asked.map(({ page, values }) => [page.path, values]));
  const { organisation, registration } = completeAnswers(agreement, answers);
  return frozenApplication.parse({
    agreementId: agreement.id,
    windowId: window.windowId,
    providerId,
    organisationName: organisation.name,
    locationId: registration.locationId,
    lots,
    sections: asked.map(({ page, values }) => ({
      page: page.path,
      title: page.title,
      shownTo: [...page.shownTo],
      ...(page.introduction ? { introduction: introductionInLines(page.introduction) } : {}),
      rows: answerRows(page, values),
    })),
    answers,
  });
};

const receiptOf = (frozen: FrozenApplication, { head }: Application, at: string): Receipt => ({
  reference: referenceOf(frozen.windowId, sha256(frozen.windowId + frozen.providerId)),
  submittedAt: at,
  hash: sha256(canonicalJson(frozen)),
  attempt: head.attempt + 1,
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** After a write that did not hold: the window may have closed, or another tab changed the application or submitted it first. */
const explain = async (deps: ProviderSiteDeps, request: Asked, conflict: Conflict): Promise<void> => {
  const now = await applicationOf(deps, request);
  if (now?.head.status === 'submitted') return;
  if (now) {
    const closed = notTaking(now.window, now.agreement, request.arrivedAt);
    if (closed) throw closed;
  }
  throw conflict;
};

/** The letter is stored with the submission; a sender that does not wake up now finds it later. */
export const wakeSender = async ({ sendLetters }: Pick<ProviderSiteDeps, 'sendLetters'>): Promise<void> => {
  try {
    await sendLetters({});
  } catch (error) {
    logger.warn('Letters wait for the next round', { error: error instanceof Error ? error.name : 'unknown' });
  }
};
