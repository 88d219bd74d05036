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
import { done, formRoutes } from '../../shared/forms/form.ts';
import { logger } from '../../shared/logger.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import { type Route, signedIn } from '../../shared/web/routes.ts';
import { type Application, applicationOf, openApplicationOf } from '../application/application.ts';
import { notTaking } from '../application/closing.ts';
import { answerRows } from '../application/rows.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { cannotSubmit, unfinished } from './check.ts';

type Asked = Pick<SignedInRequest<'/{windowId}'>, 'params' | 'visitor' | 'arrivedAt'>;

/**
 * Submits an application: freezes questions and answers, seals them under their hash and sends the receipt. Pressing the button twice
 * gives the one receipt. What arrives at or after the closing instant is refused, by the rule and again by the write itself.
 */
export const submitRoutes = (deps: ProviderSiteDeps): readonly Route[] =>
  formRoutes(signedIn, {
    path: '/apply/windows/{windowId}/submit',
    /** Undefined where it stands submitted. */
    load: async (request) => {
      const { params, visitor } = request;
      const head = await deps.sealed.get(params.windowId, visitor.subject);
      return head?.status === 'submitted' ? undefined : openApplicationOf(deps, request);
    },
    elsewhere: (application) => application && paths.window(application.window.windowId).check,
    fields: {},
    act: async (application, _, request) => {
      if (!application) return done;
      if (unfinished(application).length > 0) return { instead: cannotSubmit(application, request.arrivedAt) };
      await sealAndTell(deps, application, request);
      return done;
    },
    next: (_, { params }) => paths.window(params.windowId).receipt,
  });

const sealAndTell = async (deps: ProviderSiteDeps, application: Application, request: Asked): Promise<void> => {
  const { visitor, arrivedAt } = request;
  const frozen = freeze(application, visitor.subject);
  const receipt = receiptOf(frozen, application, arrivedAt);
  const { contacts } = completeAnswers(application.agreement, frozen.answers);
  const letter = receiptLetter(application.agreement, { ...frozen, email: contacts.email }, receipt);
  await isTold(deps, frozen, contacts.email, arrivedAt);
  try {
    await deps.sealed.submit(application.head, frozen, receipt, contacts.email, [
      deps.windows.stillTaking(application.window.windowId, arrivedAt),
      deps.letters.write(letter, arrivedAt),
    ]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return explain(deps, request, error);
  }
  await wakeSender(deps);
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
    values: page.path === 'lots' ? { lots: [...lots] } : page.asked(draft[page.path] ?? {}),
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

const receiptOf = (frozen: FrozenApplication, { head, agreement }: Application, at: string): Receipt => ({
  reference: referenceOf(agreement, frozen.windowId, sha256(frozen.windowId + frozen.providerId)),
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
