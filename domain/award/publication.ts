import * as z from 'zod';
import type { LegalRegime } from '../agreement/regime.ts';
import { person } from '../people/officer.ts';
import { type Reason, saysWhy } from '../reason.ts';
import { momentInWords } from '../time/plain-words.ts';

/** An officer's record of an award notice on the central digital platform: where and when it was published. */
export const publication = z.object({
  windowId: z.string(),
  notice: z.literal('UK6'),
  /** As the platform numbers it. */
  number: z.string().min(1),
  publishedAt: z.iso.datetime(),
  by: person,
  at: z.iso.datetime(),
  /** Why an earlier record was wrong, where this one takes its place. */
  correction: z.string().optional(),
});
export type Publication = z.infer<typeof publication>;

/** Whether the award notice comes before the standstill and the contracts (Procurement Act 2023, sections 50 and 51), and not after the award. */
export const noticeComesFirst = (regime: LegalRegime): boolean => regime === 'PA-2023';

/** The number that the central digital platform gives a notice: year, a number in it, such as `2027/S 000-001164` or `012345-2027`. */
const NUMBER = /^(\d{4}\/S \d{3}-\d{6}|\d{6}-\d{4})$/;

type PublicationBarrier = Reason<
  'no-number' | 'future' | 'before-approval' | 'before-letters' | 'no-standstill' | 'no-reason'
>;

/**
 * What stands against recording that the award notice was published (docs/rules.md, rule 7). `approvedAt` and `toldAt` are when the
 * award was approved and when the last outcome letter had been sent; `endsAt` is the end of a standstill that has begun.
 */
export const barriersToPublishing = (
  { number, publishedAt, correction }: Pick<Publication, 'number' | 'publishedAt' | 'correction'>,
  award: {
    readonly approvedAt: string | undefined;
    readonly toldAt: string | undefined;
    readonly endsAt: string | undefined;
    readonly recorded: boolean;
  },
  now: string,
): readonly PublicationBarrier[] => [
  ...(NUMBER.test(number)
    ? []
    : [
        {
          code: 'no-number',
          text: 'Enter the notice number as it is published, like 2027/S 000-001164 or 012345-2027.',
        } as const,
      ]),
  ...(publishedAt > now ? [{ code: 'future', text: 'The notice must have been published already.' } as const] : []),
  ...(award.approvedAt && publishedAt >= award.approvedAt
    ? []
    : [
        {
          code: 'before-approval',
          text: award.approvedAt
            ? `The award was approved at ${momentInWords(award.approvedAt)}: its notice cannot have been published before.`
            : 'The award has not been approved.',
        } as const,
      ]),
  ...(award.toldAt && publishedAt >= award.toldAt
    ? []
    : [
        {
          code: 'before-letters',
          text: award.toldAt
            ? `The last outcome letter was sent at ${momentInWords(award.toldAt)}. A notice published before that does not begin the standstill: publish it again, and record that.`
            : 'Not every applicant has been told the outcome yet.',
        } as const,
      ]),
  ...(award.endsAt && now >= award.endsAt
    ? [
        {
          code: 'no-standstill',
          text: 'The standstill has ended, so its beginning can no longer be corrected here.',
        } as const,
      ]
    : []),
  ...(award.recorded && !saysWhy(correction ?? '')
    ? [{ code: 'no-reason', text: 'Enter why the record is corrected.' } as const]
    : []),
];
