import { sha256 } from '../../../adapters/sha256.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { ProposedRejection } from '../../../domain/application/proposed-rejection.ts';
import { representationTold } from '../../../domain/application/representation.ts';
import { endOfTimeToReply } from '../../../domain/application/time-to-reply.ts';
import type { Letter } from '../../../domain/letters/letter.ts';
import { rejectionProposedLetter } from '../../../domain/letters/representation-letters.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { frozenAgreement } from '../case/agreement.ts';
import type { DeskDeps } from '../deps.ts';

/** A letter that is about to be sent, as it is looked at before. */
export const checkOf = (
  { to, subject, body }: Pick<Letter, 'to' | 'subject' | 'body'>,
  { button, note, confirming }: { readonly button: string; readonly note: string; readonly confirming: string },
) => ({
  title: 'Check the letter before it is sent',
  button,
  rows: [
    { key: 'To', value: to },
    { key: 'Subject', value: subject },
    { key: 'Letter', value: body },
  ],
  notes: [note],
  confirming,
});

/** The letter that a provider would get about a rejection that an officer is about to propose, worded as the one that is sent. */
export const letterToCheck = async (
  deps: Pick<DeskDeps, 'windows' | 'bankHolidays' | 'siteUrl'>,
  application: OpenedApplication,
  { reasons, at }: Pick<ProposedRejection, 'reasons' | 'at'>,
) => {
  const [agreement, holidays] = await Promise.all([frozenAgreement(deps, application.windowId), deps.bankHolidays()]);
  const replyBy = endOfTimeToReply(at, agreement.representation, holidays);
  const round = (application.proposedRejections ?? []).length + 1;
  const told = representationTold(application, { round, reasons }, { toldAt: at, replyBy });
  const letter = rejectionProposedLetter(agreement, told, deps.siteUrl);
  return checkOf(letter, {
    button: 'Propose to reject',
    note: `It is sent within minutes. The provider may reply until ${momentInWords(replyBy)}, and nothing takes effect before that. Until then the proposal can be taken back.`,
    confirming: sha256(letter.body),
  });
};
