import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { RepresentationRepository } from '../../../adapters/dynamodb/representations.ts';
import type { Table } from '../../../adapters/dynamodb/table.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { changingProposed, type Hearing, lastProposed } from '../../../domain/application/proposed-rejection.ts';
import { type Representation, representationTold } from '../../../domain/application/representation.ts';
import { deliveryOf, endAfterDelivery, endOfTimeToReply } from '../../../domain/application/time-to-reply.ts';
import type { BankHolidays } from '../../../domain/award/working-days.ts';
import type { Letter } from '../../../domain/letters/letter.ts';
import {
  hearingEndedLetter,
  moreTimeLetter,
  rejectionProposedLetter,
  rejectionProposedLetterId,
} from '../../../domain/letters/representation-letters.ts';
import { allIsIn, secondsUntilAllIsIn } from '../../../domain/time/arriving.ts';
import { sendingOf } from '../../shared/wake-sender.ts';
import { storedApplication } from '../stored-application.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';

interface Deps {
  readonly records: Pick<Table, 'transact'>;
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly representations: RepresentationRepository;
  readonly letters: LetterRepository;
  readonly sendLetters: InvokeLater;
  readonly bankHolidays: () => Promise<BankHolidays>;
  readonly siteUrl: string;
  readonly now: Now;
}

/**
 * Hears a provider before its rejection takes effect (docs/rules.md, rule 8). Writes to it first; once its time is over, puts the reply
 * that stands before an officer, or lets the rejection take effect where there is none; tells it how the hearing ended. Each is done
 * once however often the task is attempted, and the answer says where the application stands.
 */
export const hearRepresentation = (deps: Deps) => {
  const { windows, applications, representations, letters, sendLetters, siteUrl, now } = deps;

  /** Opens the time to reply together with the letter that says so. */
  const tell = async (application: OpenedApplication, agreement: Agreement): Promise<void> => {
    const last = lastProposed(application);
    if (!last) throw new Error(`No rejection of ${application.applicationId} is proposed`);
    const toldAt = now();
    const replyBy = endOfTimeToReply(toldAt, agreement.representation, await deps.bankHolidays());
    const { round, proposed } = last;
    const fresh = representationTold(application, { round, reasons: proposed.reasons }, { toldAt, replyBy });
    await deps.records.transact([
      ...applications.changeWrites(application, changingProposed(application, { replyBy }), {
        at: toldAt,
        action: 'letter about the proposed rejection written',
        detail: `may reply before ${replyBy}`,
      }),
      representations.open(fresh),
      letters.write(rejectionProposedLetter(agreement, fresh, siteUrl), toldAt),
    ]);
  };

  /** Where the provider was told later than it was written to, or could not be told, its time ends later. */
  const gaveMoreTime = async (application: OpenedApplication, agreement: Agreement): Promise<boolean> => {
    const { representation } = await told(application);
    const letter = await letters.get(rejectionProposedLetterId(representation));
    const replyBy = endAfterDelivery(
      deliveryOf(letter),
      { representation: agreement.representation, now: now() },
      await deps.bankHolidays(),
    );
    if (replyBy <= representation.replyBy) return false;
    const moreTime = 'Our first letter about this could not be delivered in time.';
    await deps.records.transact([
      ...applications.changeWrites(application, changingProposed(application, { replyBy }), {
        at: now(),
        action: 'more time to reply',
        detail: `the letter was not delivered in time: may reply before ${replyBy}`,
      }),
      representations.giveMoreTime(representation, { replyBy, moreTime }),
    ]);
    return true;
  };

  const endTimeToReply = async (application: OpenedApplication): Promise<void> => {
    const { proposed, representation } = await told(application);
    const closedAt = now();
    const { reply } = representation;
    if (reply) {
      await applications.move(
        application,
        'representation-referred',
        changingProposed(application, { repliedAt: reply.at }),
        { at: closedAt, action: 'time to reply is over', detail: `the reply of ${reply.at} stands` },
        [representations.change(representation, { closedAt })],
      );
      return;
    }
    const ended = { how: 'not-replied', at: closedAt } as const;
    await applications.move(
      application,
      'rejected',
      {
        ...changingProposed(application, { ended }),
        rejection: { stage: proposed.stage, reasons: proposed.reasons, at: closedAt },
      },
      { at: closedAt, action: 'rejection took effect', detail: 'no reply stood at the end of the time' },
      [representations.change(representation, { closedAt, ended })],
    );
  };

  /** The proposed rejection that counts, and what the provider was told of it. */
  const told = async (application: OpenedApplication) => {
    const last = lastProposed(application);
    const representation = last && (await representations.get({ ...application, round: last.round }));
    if (!last || !representation) throw new Error(`${application.applicationId} has not been told of a rejection`);
    return { ...last, representation };
  };

  /** The last letter of a hearing as it stands. The first is stored already, with the time to reply. */
  const letterOwed = (representation: Representation, ended: Hearing | undefined, agreement: Agreement): Letter => {
    if (ended) return hearingEndedLetter(agreement, representation, ended, siteUrl);
    const { moreTime } = representation;
    return moreTime
      ? moreTimeLetter(agreement, { ...representation, moreTime }, siteUrl)
      : rejectionProposedLetter(agreement, representation, siteUrl);
  };

  return async ({ applicationId }: { readonly applicationId: string }) => {
    const found = await storedApplication(applications, applicationId);
    const { status } = await storedWindow(windows, found.windowId);
    // Nobody is rejected in a window that was cancelled.
    if (status === 'cancelled') return { applicationId, stands: 'settled' as const };
    const agreement = await frozenAgreement(windows, found.windowId);

    const replyBy = lastProposed(found)?.proposed.replyBy;
    if (found.status === 'rejection-proposed') {
      if (!replyBy) await tell(found, agreement);
      else if (allIsIn(replyBy, now()) && !(await gaveMoreTime(found, agreement))) await endTimeToReply(found);
    }
    const application = await storedApplication(applications, applicationId);
    const last = lastProposed(application)?.proposed;
    const representation = last?.replyBy ? (await told(application)).representation : undefined;
    const letter = representation && letterOwed(representation, last?.ended, agreement);
    if (letter) {
      await letters.enqueue([letter], now());
      await sendLetters(sendingOf(letter));
    }
    const stands = STANDS[application.status] ?? ('settled' as const);
    return stands === 'to-reply' && last?.replyBy
      ? { applicationId, stands, secondsToReply: secondsUntilAllIsIn(last.replyBy, now()) }
      : { applicationId, stands };
  };
};

const STANDS: Readonly<
  Partial<
    Record<
      OpenedApplication['status'],
      'to-reply' | 'replied' | 'lifted-after-registration' | 'lifted-after-compliance'
    >
  >
> = {
  'rejection-proposed': 'to-reply',
  'representation-referred': 'replied',
  'registration-accepted': 'lifted-after-registration',
  evaluating: 'lifted-after-compliance',
};
