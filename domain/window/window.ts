import * as z from 'zod';
import { cover } from '../evaluation/cover.ts';
import { person } from '../people/officer.ts';

export const windowStatus = z.enum(['scheduled', 'open', 'closed', 'evaluating', 'standstill', 'awarded', 'cancelled']);
export type WindowStatus = z.infer<typeof windowStatus>;

/** A change to published terms: it needs a reason, and every provider is told (PCR 2015 reg 76(3)-(4)). */
export const windowChange = z.object({
  kind: z.enum(['extended', 'cancelled']),
  at: z.iso.datetime(),
  by: person,
  reason: z.string().min(1),
  /** Of an extension: the closing instant that it set, and the one before it. */
  closesAt: z.iso.datetime().optional(),
  closedBefore: z.iso.datetime().optional(),
  /** Set as the first letter about it is written: from then on it is told, and cannot be taken back. */
  tellingSince: z.iso.datetime().optional(),
  /** Set once a letter is written to everybody. */
  toldAt: z.iso.datetime().optional(),
  /** An extension that was taken back before it was told. */
  takenBack: z.object({ at: z.iso.datetime(), by: person, reason: z.string().min(1) }).optional(),
});
export type WindowChange = z.infer<typeof windowChange>;

/** A round in which applications are taken. Instants are ISO 8601 in UTC; the rules read them as London time. */
export const window = z.object({
  windowId: z.string(),
  agreementId: z.string(),
  /** The execution that runs it: the schedule may fire twice, a window runs once. */
  execution: z.string(),
  status: windowStatus,
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  /** Who opened it beyond the schedule, when they asked for it, and why; absent where the schedule did. */
  additional: z.object({ by: person, reason: z.string().min(1), askedAt: z.iso.datetime().optional() }).optional(),
  changes: z.array(windowChange),
  /** Set once the applications have been unsealed: from then on no submission is taken, whenever it set out. */
  unsealedAt: z.iso.datetime().optional(),
  standstillEndsAt: z.iso.datetime().optional(),
  /** Of a window that an officer cancelled: when its applications and all that ran for them were ended. */
  endedAt: z.iso.datetime().optional(),
  /** How often marks were opened again that its award's process had already; absent where they never were, or before it was counted. */
  reopenings: z.int().min(1).optional(),
  /** Who covers for which evaluator, and covered, oldest first. */
  covers: z.array(cover).optional(),
  version: z.int().min(1),
});
export type Window = z.infer<typeof window>;

/** The window's natural key: agreement and London date of its opening, with the time, and perhaps a number, for an additional one. */
export const windowIdOf = (agreementId: string, openingDate: string, additional?: string): string =>
  additional ? `${agreementId}-${openingDate}-${additional}` : `${agreementId}-${openingDate}`;

/** The agreement a window belongs to, from the window's id. */
export const agreementIdOf = (windowId: string): string =>
  windowId.replace(/-\d{4}-\d{2}-\d{2}(-[a-z0-9]+(-\d+)?)?$/, '');
