import * as z from 'zod';
import { deciders, person } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import { londonDate, plusDays } from '../time/london.ts';
import { dateInWords } from '../time/plain-words.ts';
import type { Contract } from './award.ts';

/** What an officer has seen of each condition before a contract is countersigned, in their words. */
export const seenConditions = z.object({
  commitments: z.string().min(1),
  insurance: z.string().min(1),
  register: z.string().min(1),
});
export type SeenConditions = z.infer<typeof seenConditions>;

/**
 * What has been done about a contract since it was made: its provider accepted it, the council countersigned it, its provider said that it leaves, or
 * left. Until its provider does anything there is none. Each move is conditional on the version, which every one raises.
 */
export const contractStanding = z.object({
  contractId: z.string(),
  agreementId: z.string(),
  windowId: z.string(),
  providerId: z.string(),
  providerName: z.string(),
  lot: z.string(),
  /** `signatory`: who accepted it, as they typed their name. */
  accepted: z.object({ by: person, signatory: z.string(), at: z.iso.datetime() }).optional(),
  /** Signed for the council. `as`: the role in which the officer did, which its provider is told; `authority`: as its reference was then. */
  countersigned: z
    .object({
      by: person,
      as: z.enum(deciders),
      at: z.iso.datetime(),
      authorityId: z.string(),
      authority: z.string(),
      seen: seenConditions,
    })
    .optional(),
  /** `on`: the last day of the contract, `YYYY-MM-DD` in London. */
  leaving: z.object({ by: person, reason: z.string().min(1), at: z.iso.datetime(), on: z.iso.date() }).optional(),
  /** When the leaving took effect. */
  leftAt: z.iso.datetime().optional(),
  version: z.int().min(1),
});
export type ContractStanding = z.infer<typeof contractStanding>;

/** What has been done about a contract on a day, and when it ends by its term. */
export interface Stands {
  readonly standing: Pick<ContractStanding, 'accepted' | 'countersigned' | 'leaving' | 'leftAt'> | undefined;
  readonly contract: Pick<Contract, 'leftOn'>;
  /** The last day of the agreement's term as it stands, `YYYY-MM-DD`. */
  readonly endsOn: string;
}

type Barrier = Reason<'over' | 'leaving' | 'not-leaving' | 'ends-before'>;

/** The last day of a contract whose provider has left it by an instant; undefined of one that goes on, or ended with its term. */
const leftOn = ({ standing, contract }: Stands, now: string): string | undefined =>
  contract.leftOn ?? (standing?.leaving && standing.leaving.on < londonDate(now) ? standing.leaving.on : undefined);

/** The last day of a contract that is over at an instant; undefined of one that is not. */
export const endedOn = (stands: Stands, now: string): string | undefined =>
  leftOn(stands, now) ?? (londonDate(now) > stands.endsOn ? stands.endsOn : undefined);

const over = (stands: Stands, now: string): readonly Barrier[] => {
  const last = endedOn(stands, now);
  if (last === undefined) return [];
  const left = leftOn(stands, now) === undefined ? 'This' : 'You left: this';
  return [{ code: 'over', text: `${left} contract ended on ${dateInWords(last)}.` }];
};

/** What stands against accepting a contract at an instant. One that is accepted is accepted once. */
export const barriersToAccepting = (stands: Stands, now: string): readonly Barrier[] => {
  const { leaving } = stands.standing ?? {};
  const ended = over(stands, now);
  return leaving && ended.length === 0
    ? [{ code: 'leaving', text: 'You have said that you leave. Take that back first, if you want this contract.' }]
    : ended;
};

/** The last day of a contract whose provider says at an instant that it leaves: so many days after the day on which it says so. */
export const lastDayOnLeaving = (now: string, noticeDays: number): string => plusDays(londonDate(now), noticeDays);

/** What stands against leaving: that it is over, or ends by itself no later. */
export const barriersToLeaving = (stands: Stands, noticeDays: number, now: string): readonly Barrier[] => {
  const ended = over(stands, now);
  if (ended.length > 0 || lastDayOnLeaving(now, noticeDays) < stands.endsOn) return ended;
  const text = `This contract ends on ${dateInWords(stands.endsOn)} with the agreement, before you could leave it.`;
  return [{ code: 'ends-before', text }];
};

/** What stands against taking back that one leaves: it can be done up to the end of the last day. */
export const barriersToStaying = (stands: Stands, now: string): readonly Barrier[] => {
  const ended = over(stands, now);
  if (ended.length > 0 || stands.standing?.leaving) return ended;
  return [{ code: 'not-leaving', text: 'You have not said that you leave this contract.' }];
};
