import { sealedApplicationRepository } from '../../../adapters/dynamodb/sealed-applications.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import { receiptLetter } from '../../../domain/letters/application-letters.ts';
import { anApplication, frozenOf, s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { underSeal } from '../../support/under-seal.ts';
import type { Desk } from '../officer-site/officers-desk.ts';
import type { Asked } from './officers-windows.ts';
import { undeliverable } from './undeliverable.ts';

/** One provider that applied in windows whose applications have not been unsealed, and what would tell so. */
export const hidden = {
  providerId: 'hidden',
  organisationName: 'Hidden Hollow Care',
  locationId: '1-7777777777',
  email: 'hilda@hidden-hollow.example',
};
const OF_ITS_ANSWERS = 'Zephyr Rota';
export const sealedWords = (): readonly string[] => [
  hidden.organisationName,
  hidden.locationId,
  hidden.email,
  OF_ITS_ANSWERS,
  ...[OPEN, CANCELLED].map((windowId) => sealedApplication(windowId).receipt.reference),
];

export const OPEN = 's1-home-care-2027-06-01';
export const CANCELLED = 's1-home-care-2027-05-01';
const sealedApplication = (windowId: string) =>
  anApplication(hidden.organisationName, { ...hidden, windowId }).received();

/** An application as the provider's site leaves it: sealed, its receipt on the way and come back. */
export const sealed = async (desk: Desk, windowId: string): Promise<Asked> => {
  const { documents, sealed: name } = desk.tables;
  const applications = sealedApplicationRepository(table(documents, name));
  const application = sealedApplication(windowId);
  const { providerId, email, receipt, applicationId } = application;
  const frozen = frozenOf(application);
  const head = await applications.start(windowId, providerId, clock.now());
  const told = { page: 'q1', title: 'Rotas', shownTo: [], rows: [{ question: 'How?', answer: OF_ITS_ANSWERS }] };
  const sections = [...frozen.sections, told];
  await applications.submit(
    head,
    { ...frozen, sections },
    receipt,
    await underSeal(applications, windowId, { email, promised: clock.now(), at: clock.now() }),
    [],
  );
  const letter = receiptLetter(s1(), application, receipt);
  await undeliverable(desk, letter);
  return {
    windowId,
    application: () => applicationId,
    every: [applicationId],
    letterId: letter.letterId,
    subject: applicationId,
  };
};
