import * as z from 'zod';
import { endOfDay } from '../award/standstill.ts';
import type { Person } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import { compareInstants, londonDate, plusDays } from '../time/london.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Window } from '../window/window.ts';
import type { OpenedApplication } from './opened-application.ts';
import { hearing, type ProposedRejection } from './proposed-rejection.ts';
import type { ApplicationStatus } from './status.ts';

/** A provider's right to reply to one proposed rejection, as the provider was told of it, with the reply that stands. */
export const representation = z.object({
  applicationId: z.string(),
  windowId: z.string(),
  providerId: z.string(),
  /** There where it is about leaving out an application that cannot be opened; absent where about a rejection. */
  about: z.literal('not-opened').optional(),
  /** The first rejection proposed for an application is 1. */
  round: z.int().min(1),
  reference: z.string(),
  organisationName: z.string(),
  /** As somebody gave it; empty where nobody has. The mail service judges it. */
  email: z.string(),
  reasons: z.array(z.string()).min(1),
  toldAt: z.iso.datetime(),
  replyBy: z.iso.datetime(),
  /** The ends that it was told of before more time was given; absent where none was. */
  earlierEnds: z.array(z.iso.datetime()).optional(),
  /** Why there is more time than the first letter said; told to the provider. */
  moreTime: z.string().optional(),
  reply: z.object({ text: z.string().min(1), at: z.iso.datetime() }).optional(),
  /** Nothing is taken any more: the time is over, or an officer took the proposal back. */
  closedAt: z.iso.datetime().optional(),
  ended: hearing.omit({ by: true }).optional(),
  version: z.int().min(1),
});
export type Representation = z.infer<typeof representation>;

/** A representation as its provider is told of it: a round of what is proposed to an application. Times are instants in UTC. */
export const representationTold = (
  { applicationId, windowId, providerId, organisationName, email, receipt }: Told,
  { round, reasons }: Pick<Representation, 'round' | 'reasons'>,
  times: Pick<Representation, 'toldAt' | 'replyBy'>,
): Representation => ({
  applicationId,
  windowId,
  providerId,
  organisationName,
  email,
  reference: receipt.reference,
  round,
  reasons,
  ...times,
  version: 1,
});
type Told = Pick<
  OpenedApplication,
  'applicationId' | 'windowId' | 'providerId' | 'organisationName' | 'email' | 'receipt'
>;

type ReplyingBarrier = Reason<'window-cancelled' | 'ended' | 'time-over'>;

/** What stands against taking a reply, or taking one back, that arrived at this instant: the server's, of the request's arrival. */
export const barriersToReplying = (
  { replyBy, closedAt, ended }: Pick<Representation, 'replyBy' | 'closedAt' | 'ended'>,
  { status }: Pick<Window, 'status'>,
  arrivedAt: string,
): readonly ReplyingBarrier[] => {
  if (status === 'cancelled')
    return [{ code: 'window-cancelled', text: 'The council has cancelled this application window.' }];
  if (ended?.how === 'lifted' || ended?.how === 'taken-back')
    return [{ code: 'ended', text: 'Your application is no longer proposed for rejection, so no reply is needed.' }];
  if (ended || closedAt || compareInstants(arrivedAt, replyBy) >= 0)
    return [{ code: 'time-over', text: `You could reply until ${momentInWords(replyBy)}.` }];
  return [];
};

type TakingBackBarrier = Reason<'not-proposed' | 'not-told-yet' | 'time-over'>;

/** What stands against an officer taking a proposed rejection back: it can be done until the provider's time to reply is over. */
export const barriersToTakingBack = (
  status: ApplicationStatus,
  { replyBy }: Pick<ProposedRejection, 'replyBy'>,
  at: string,
): readonly TakingBackBarrier[] => {
  if (status !== 'rejection-proposed')
    return [{ code: 'not-proposed', text: 'No rejection of this application is proposed now.' }];
  if (!replyBy) return [{ code: 'not-told-yet', text: 'The provider is being written to. Try again in a minute.' }];
  if (compareInstants(at, replyBy) >= 0)
    return [
      {
        code: 'time-over',
        text: `The provider could reply until ${momentInWords(replyBy)}. If it did, decide on the reply; if it did not, the rejection takes effect.`,
      },
    ];
  return [];
};

/** Nobody is kept waiting for good: more than that from now needs another proposal. */
const MOST_DAYS = 90;

/** What stands against giving a provider until the end of this day to reply; `YYYY-MM-DD` in London. */
export const barriersToMoreTime = (
  { replyBy }: Pick<ProposedRejection, 'replyBy'>,
  lastDay: string,
  at: string,
): readonly Reason<'not-later' | 'too-late'>[] => {
  if (replyBy && compareInstants(endOfDay(lastDay), replyBy) <= 0)
    return [{ code: 'not-later', text: `The last day must be later than now: ${momentInWords(replyBy)}.` }];
  if (lastDay > plusDays(londonDate(at), MOST_DAYS))
    return [{ code: 'too-late', text: `The last day must be within the next ${MOST_DAYS} days.` }];
  return [];
};

type DecidingBarrier = Reason<'not-referred' | 'proposed-it'>;

/** What stands against an officer deciding on a provider's reply: whoever proposed the rejection does not judge what is said against it. */
export const barriersToDecidingOnReply = (
  officer: Pick<Person, 'id'>,
  status: ApplicationStatus,
  { by }: Pick<ProposedRejection, 'by'>,
): readonly DecidingBarrier[] => [
  ...(status === 'representation-referred'
    ? []
    : [
        {
          code: 'not-referred',
          text: 'No reply to a proposed rejection of this application waits for a decision.',
        } as const,
      ]),
  ...(by?.id === officer.id
    ? [
        {
          code: 'proposed-it',
          text: 'You proposed this rejection, so somebody else decides on the provider’s reply to it.',
        } as const,
      ]
    : []),
];
