import * as z from 'zod';
import { authority } from './authority.ts';
import { questionnaire } from './questionnaire.ts';

const day = z.iso.date();
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens');

/** How providers join (docs/glossary.md). */
export const agreementKind = z.enum(['platform-agreement', 'dynamic-market', 'open-approved-list', 'framework']);

/** The law the agreement was let under; every date and notice follows from it (docs/rules.md, rule 0). */
export const legalRegime = z.enum(['PCR-2015', 'PA-2023']);
export type LegalRegime = z.infer<typeof legalRegime>;

export const zone = z.object({ id: z.string(), name: z.string(), area: z.string().optional() });
export type Zone = z.infer<typeof zone>;

export const lot = z.object({
  id: z.string().regex(/^[A-Z]$/),
  title: z.string(),
  description: z.string(),
  /** Where a source gives a lot a start of its own (S1's Lot C: 1 September 2022). */
  liveFrom: day.optional(),
  /** Published rates in pounds an hour, unless `unit` says otherwise; providers accept them whole. */
  rates: z.array(z.object({ service: z.string(), pounds: z.number().positive(), unit: z.string() })).min(1),
});
export type Lot = z.infer<typeof lot>;

/** Windows that the schedule opens by itself. */
const recurringWindows = z.object({
  kind: z.literal('recurring'),
  /** Month and day of each opening, every year, at `opensAt` London time. */
  openings: z.array(z.object({ month: z.int().min(1).max(12), day: z.int().min(1).max(28) })).min(1),
  opensAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  openDays: z.int().min(1).max(120),
  closesAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
});

/** One tender, one closing date: a framework's way. */
const singleWindow = z.object({ kind: z.literal('once'), opensAt: z.iso.datetime(), closesAt: z.iso.datetime() });

/** Providers join at any time: dynamic markets and open approved lists. */
const alwaysOpen = z.object({ kind: z.literal('always') });

/** An agreement as its file states it. The frozen copy of this is what each window's applications are judged by. */
export const agreement = z.object({
  id,
  title: z.string(),
  council: z.string(),
  service: z.string(),
  kind: agreementKind,
  regime: legalRegime,
  lightTouch: z.boolean(),
  notice: z.string().optional(),
  term: z.object({
    from: day,
    to: day,
    /** Options to extend, each to a later end; `taken` ones are in force. */
    extensions: z.array(z.object({ to: day, taken: z.boolean() })),
  }),
  regulator: z.object({
    name: z.enum(['CQC', 'CIW', 'none']),
    activity: z.object({ code: z.string(), name: z.string() }).optional(),
  }),
  zones: z.array(zone).min(1),
  lots: z.array(lot).min(1),
  /** Pounds over the term: what an approval's limit is compared with. */
  estimatedValue: z.number().positive(),
  windows: z.discriminatedUnion('kind', [recurringWindows, singleWindow, alwaysOpen]),
  standstill: z.object({ applies: z.boolean(), confirmedBy: z.string() }),
  insurance: z.object({
    employersLiability: z.number(),
    publicLiability: z.number(),
    professionalIndemnity: z.number(),
  }),
  questionnaire,
  authorities: z.array(authority),
  /** What no public source states and was chosen for the demonstration, as paths into this file. */
  demonstrationData: z.array(z.string()),
});
export type Agreement = z.infer<typeof agreement>;

/** The last day of the term with the options that have been taken. */
export const endOfTerm = ({ term }: Pick<Agreement, 'term'>): string =>
  term.extensions.filter(({ taken }) => taken).reduce((latest, { to }) => (to > latest ? to : latest), term.to);

export const lotOf = ({ lots }: Pick<Agreement, 'lots'>, lotId: string): Lot | undefined =>
  lots.find(({ id }) => id === lotId);
export const zoneOf = ({ zones }: Pick<Agreement, 'zones'>, zoneId: string): Zone | undefined =>
  zones.find(({ id }) => id === zoneId);
