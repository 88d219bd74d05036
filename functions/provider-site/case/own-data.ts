import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { ownApplications, windowsToApplyIn } from './own-applications.ts';
import { noteRead } from './sealed-reads.ts';

type Own = Awaited<ReturnType<typeof ownApplications>>[number];

/**
 * What the service holds of a provider, as far as its own pages may read it: the account, who else acts for the provider, whom news goes to, and for each agreement the applications
 * with their answers, every submission, the questions that it asked, what was told of them, and the contracts with what was done about them, and every letter that it was told. An outcome that is not released is
 * not among it.
 */
export const ownData = async (deps: Deps, request: SignedInRequest) => {
  const { visitor, arrivedAt } = request;
  const { subject, name, email } = visitor;
  const [addresses, people, letters, agreements] = await Promise.all([
    deps.addresses.of(visitor.actsFor.providerId),
    deps.people.of(visitor.actsFor.providerId),
    lettersTo(deps, visitor.actsFor.providerId),
    Promise.all(deps.agreements.map((agreement) => ofAgreement(deps, agreement, request))),
  ]);
  return { madeAt: arrivedAt, account: { id: subject, name, email }, people, addresses, letters, agreements };
};

/** Every letter that it was told, as it was sent. */
const lettersTo = async (deps: Pick<Deps, 'letters'>, providerId: string) => {
  const told = await Array.fromAsync(everyItem((after) => deps.letters.toldTo(providerId, { after })));
  return Promise.all(
    told.map(async (each) => {
      const { kind, to, subject, sentAt, createdAt, status } = each;
      return { kind, to, subject, body: await deps.letters.bodyOf(each), writtenAt: createdAt, sentAt, status };
    }),
  );
};

const ofAgreement = async (deps: Deps, agreement: Agreement, request: SignedInRequest) => {
  const { visitor, arrivedAt } = request;
  const [interest, held, windows] = await Promise.all([
    deps.interests.get(agreement.id, visitor.actsFor.providerId),
    deps.heldContracts.now(agreement, visitor.actsFor.providerId, arrivedAt),
    windowsToApplyIn(deps, agreement, arrivedAt),
  ]);
  const [applications, questions, contracts] = await Promise.all([
    ownApplications(deps, visitor, windows).then((every) =>
      Promise.all(every.map((each) => ofApplication(deps, each, request))),
    ),
    Promise.all(windows.map(({ windowId }) => deps.asked.own(visitor.actsFor.providerId, windowId))),
    Promise.all(held.map(async (contract) => ({ contract, standing: await deps.standings.get(contract) }))),
  ]);
  return {
    agreementId: agreement.id,
    title: agreement.title,
    newsGoesTo: interest,
    applications,
    questions: questions.flat(),
    contracts,
  };
};

const ofApplication = async (deps: Deps, { window, head, outcome }: Own, request: SignedInRequest) => {
  const { windowId, providerId, attempt } = head;
  await noteRead(deps, head, request, ['answers'], window);
  const attempts = Array.from({ length: attempt }, (_, index) => index + 1);
  const [pages, submissions, told, corrections] = await Promise.all([
    deps.sealed.pages(windowId, providerId),
    Promise.all(attempts.map((each) => deps.sealed.proof(windowId, providerId, each))),
    deps.representations.of(providerId, windowId),
    deps.corrections.of(providerId, windowId),
  ]);
  return {
    ...head,
    pages,
    submissions: submissions.filter((each) => each !== undefined),
    proposedRejections: told,
    corrections,
    outcome,
  };
};
