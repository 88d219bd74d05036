import * as z from 'zod';
import {
  type Approval,
  approval,
  type Challenge,
  challenge,
  type Recommendation,
  recommendation,
} from '../../domain/award/award.ts';
import { notThere, type Table, type Write } from './table.ts';

const standstillRecord = z.object({
  windowId: z.string(),
  noticeAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  basis: z.string(),
});
export type StandstillRecord = z.infer<typeof standstillRecord>;

const pk = (windowId: string) => `AWARD#${windowId}`;
const rounds = 20;

/** Recommendations, approvals, the standstill and challenges of a window's award. Each round is kept. */
export const awardRepository = (records: Table) => ({
  /** The rounds of recommendation so far, oldest first. */
  async recommendations(windowId: string): Promise<readonly Recommendation[]> {
    return (await records.page(recommendation, pk(windowId), { prefix: 'RECOMMENDATION#', limit: rounds })).items;
  },
  recommend: (fresh: Recommendation): Write =>
    records.putWrite({ pk: pk(fresh.windowId), sk: `RECOMMENDATION#${round(fresh)}`, ...fresh }, notThere),

  async approvals(windowId: string): Promise<readonly Approval[]> {
    return (await records.page(approval, pk(windowId), { prefix: 'APPROVAL#', limit: rounds })).items;
  },
  approve: (fresh: Approval): Write =>
    records.putWrite({ pk: pk(fresh.windowId), sk: `APPROVAL#${round(fresh)}`, ...fresh }, notThere),

  standstill: (windowId: string): Promise<StandstillRecord | undefined> =>
    records.get(standstillRecord, { pk: pk(windowId), sk: 'STANDSTILL' }),
  beginStandstill: (fresh: StandstillRecord): Promise<void> =>
    records.put({ pk: pk(fresh.windowId), sk: 'STANDSTILL', ...fresh }, notThere),

  async challenges(windowId: string): Promise<readonly Challenge[]> {
    return (await records.page(challenge, pk(windowId), { prefix: 'CHALLENGE#', limit: rounds })).items;
  },
  /** A challenge as recorded, or with how it was settled. */
  keepChallenge: (kept: Challenge): Write =>
    records.putWrite(
      { pk: pk(kept.windowId), sk: `CHALLENGE#${kept.at}`, ...kept },
      {
        ConditionExpression: 'attribute_not_exists(settled)',
      },
    ),
});
export type AwardRepository = ReturnType<typeof awardRepository>;

const round = ({ round }: { readonly round: number }) => String(round).padStart(3, '0');
