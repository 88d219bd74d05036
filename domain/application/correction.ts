import * as z from 'zod';
import type { Reason } from '../reason.ts';
import { compareInstants } from '../time/london.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Window } from '../window/window.ts';
import { checkStage } from './proposed-rejection.ts';
import { frozenRow } from './submission.ts';

const values = z.record(z.string(), z.unknown());

/** A page of an application that is to be corrected, with its answers as they count until then. */
const namedPage = z.object({ page: z.string(), title: z.string(), values });
export type PageToCorrect = z.infer<typeof namedPage>;

/** A page as it was corrected: its answers, and its questions with the answers in words, as an application is frozen. */
export const correctedPage = z.object({
  page: z.string(),
  title: z.string(),
  values,
  rows: z.array(frozenRow),
});
export type CorrectedPage = z.infer<typeof correctedPage>;

/** A page as its provider saved it and has not sent it yet; `version` counts from 1. */
const savedPage = z.object({ values, at: z.iso.datetime(), version: z.int().min(1) });
export type SavedCorrection = z.infer<typeof savedPage>;

/** What a provider is asked to correct in its application, as it was told of it, and what it sent (docs/rules.md, rule 8). */
export const correction = z.object({
  applicationId: z.string(),
  windowId: z.string(),
  providerId: z.string(),
  /** The first time that an application is returned for correction is 1. */
  round: z.int().min(1),
  stage: checkStage,
  reference: z.string(),
  organisationName: z.string(),
  email: z.string(),
  /** The lots applied for: what a page asks follows from them. */
  lots: z.array(z.string()),
  pages: z.array(namedPage).min(1),
  /** What is to be put right, in the words the provider is given. */
  wrong: z.string().min(1),
  askedAt: z.iso.datetime(),
  /** Before this instant the correction is taken. */
  sendBy: z.iso.datetime(),
  /** By page, what was saved and may be changed until it is sent. */
  saved: z.record(z.string(), savedPage).optional(),
  /** What counts as sent: the pages whose answers are otherwise than before, which may be none. */
  sent: z.object({ pages: z.array(correctedPage), at: z.iso.datetime() }).optional(),
  /** An officer needs it no more; the reason is told to the provider. */
  takenBack: z.object({ reason: z.string(), at: z.iso.datetime() }).optional(),
  /** What was sent, or that nothing was, has been decided on: nothing that is still on its way changes it any more. */
  closedAt: z.iso.datetime().optional(),
  version: z.int().min(1),
});
export type Correction = z.infer<typeof correction>;

type CorrectingBarrier = Reason<'window-cancelled' | 'taken-back' | 'time-over'>;

/** What stands against taking a correction that arrived at this instant: the server's, of the request's arrival. */
export const barriersToCorrecting = (
  { sendBy, takenBack, closedAt }: Pick<Correction, 'sendBy' | 'takenBack' | 'closedAt'>,
  { status }: Pick<Window, 'status'>,
  arrivedAt: string,
): readonly CorrectingBarrier[] => {
  if (status === 'cancelled')
    return [{ code: 'window-cancelled', text: 'The council has cancelled this application window.' }];
  if (takenBack)
    return [{ code: 'taken-back', text: 'The council no longer asks for this correction, so nothing is to be sent.' }];
  if (closedAt || compareInstants(arrivedAt, sendBy) >= 0)
    return [{ code: 'time-over', text: `You could send the correction until ${momentInWords(sendBy)}.` }];
  return [];
};

/** The answers of a named page as they would be sent now: as they were saved last, or as they were before. */
export const answersNow = ({ saved }: Pick<Correction, 'saved'>, { page, values: before }: PageToCorrect) =>
  saved?.[page]?.values ?? before;
