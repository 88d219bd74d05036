import * as z from 'zod';
import { person } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import type { frozenApplication } from './submission.ts';

const said = { by: person, at: z.iso.datetime() };
/** Who asked for it last, and is told whatever is said of it until it is submitted; absent where nobody asked. */
const answer = { ...said, askedBy: person.optional() };

/**
 * What was said last of signing an application off: that it is asked for, that it is done for the answers of one `version` of the application, or that
 * somebody declined.
 */
export const signOff = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asked'), ...said }),
  z.object({ kind: z.literal('signed'), version: z.int().min(1), ...answer }),
  z.object({ kind: z.literal('declined'), reason: z.string().min(1), ...answer }),
]);
export type SignOff = z.infer<typeof signOff>;
type Signed = Extract<SignOff, { readonly kind: 'signed' }>;

/** The sign-off of an application as its answers are now; undefined where there is none, or an answer was changed since. */
export const standingSignOff = (
  last: SignOff | undefined,
  { version }: { readonly version: number },
): Signed | undefined => (last?.kind === 'signed' && last.version === version ? last : undefined);

/** Who asked for a sign-off last; undefined where nobody did. */
export const whoAsked = (last: SignOff | undefined): SignOff['by'] | undefined =>
  last?.kind === 'asked' ? last.by : last?.askedBy;

interface Submitting {
  readonly agreement: { readonly signOff?: boolean | undefined };
  readonly signed: Signed | undefined;
  /** Whether whoever submits may sign for the provider, and whether they sign it off by submitting it. */
  readonly maySign: boolean;
  readonly signsNow: boolean;
  /** Whether the answers are those that they were shown, as far as that is known. */
  readonly asShown: boolean;
}

/** What stands against submitting an application whose answers are complete, as far as it is about who vouches for them. */
export const barriersToSigning = ({
  agreement,
  signed,
  maySign,
  signsNow,
  asShown,
}: Submitting): readonly Reason<'not-yours-to-sign' | 'not-signed-off'>[] => {
  if (agreement.signOff && signed) return [];
  if (!maySign)
    return [
      {
        code: 'not-yours-to-sign',
        text: agreement.signOff
          ? 'Somebody who may sign for your provider signs it off before it is submitted'
          : 'Somebody who may sign for your provider submits its application',
      },
    ];
  if (!agreement.signOff) return [];
  if (!signsNow) return [{ code: 'not-signed-off', text: 'Say that you have read these answers and sign them off' }];
  return asShown
    ? []
    : [
        {
          code: 'not-signed-off',
          text: 'The application was changed after you opened it. Read the answers as they are now, and say that you sign them off',
        },
      ];
};

type Section = (typeof frozenApplication._output.sections)[number];

/** What a frozen application says of its sign-off, beside the questions: whoever reads it years later knows who vouched for it. */
export const signedOffSection = (by: string, at: string): Section => ({
  page: 'sign-off',
  title: 'Signed off',
  shownTo: [],
  rows: [
    { question: 'Signed off by', answer: by },
    { question: 'Signed off at', answer: at },
  ],
});
