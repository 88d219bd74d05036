import * as z from 'zod';
import { chosenPage } from '../application/chosen-page.ts';
import { retentionTerms } from '../retention/rules.ts';
import { authority } from './authority.ts';
import { contact } from './contact.ts';
import { letterPlace } from './letter-place.ts';
import { type Lot, lot, type Zone, zone } from './lot.ts';
import { questionnaire } from './questionnaire.ts';
import { legalRegime } from './regime.ts';
import { words } from './words.ts';

const day = z.iso.date();
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens');

/** An organisation in a register: `scheme` is the register's code of org-id.guide, `id` what it goes by there. */
const organisationIdentifier = z.object({
  scheme: z.string().regex(/^GB-[A-Z]+$/, 'Use a scheme of org-id.guide, like GB-LAE'),
  id: words,
});

/** How providers join (docs/glossary.md). */
export const agreementKind = z.enum(['platform-agreement', 'dynamic-market', 'open-approved-list', 'framework']);

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
  title: words,
  council: words,
  /** Whom providers ask about this agreement. */
  contact: contact.optional(),
  /** Whom people ask on pages that are about no agreement: the same in each of a council's files. */
  councilContact: contact.optional(),
  /** What its applications' references begin with: two to four letters, told over the telephone. */
  references: z.string().regex(/^[A-Z]{2,4}$/, 'Use two to four capital letters, like HC'),
  /** The council in a register of organisations (org-id.guide): `GB-LAE` and its code of a local authority, or `GB-PPON`. */
  buyer: organisationIdentifier,
  service: words,
  kind: agreementKind,
  regime: legalRegime,
  /** When it was concluded, where that was not the first day of its term: the law it stands under follows from it. */
  concludedOn: day.optional(),
  lightTouch: z.boolean(),
  notice: words.optional(),
  /** The identifier of the contracting process that its first notice was given (OCDS `ocid`). */
  ocid: z
    .string()
    .regex(/^ocds-[a-z0-9]{6}-\S+$/, 'Use a registered OCDS identifier, like ocds-h6vhtk-012345')
    .optional(),
  term: z.object({
    from: day,
    to: day,
    /** Options to extend, each to a later end; `taken` ones are in force. */
    extensions: z.array(z.object({ to: day, taken: z.boolean() })),
  }),
  regulator: z.object({
    name: z.enum(['CQC', 'CIW', 'none']),
    activity: z.object({ code: words, name: words }).optional(),
  }),
  zones: z.array(zone).min(1),
  lots: z.array(lot).min(1),
  /** Pounds over the term: what an approval's limit is compared with. */
  estimatedValue: z.number().positive(),
  /** Hours of care a week that the council needs, by lot and zone, where it says them: officers see what is offered beside them. */
  need: z.record(z.string(), z.record(z.string(), z.int().min(1).max(1_000_000))).optional(),
  /**
   * Days by which the closing of one window may move later in all. Without one in the file, 30: as long again as a window of S1 is
   * open; whoever needs more time than that needs another window, which everybody hears of.
   */
  longestExtension: z.int().min(1).max(120).default(30),
  windows: z.discriminatedUnion('kind', [recurringWindows, singleWindow, alwaysOpen]),
  /** Until when clarification questions are taken (domain/window/questions-until.ts). A file that says nothing leaves a week to read the answers. */
  clarifications: z.object({ daysBeforeClose: z.int().min(1).max(60) }).default({ daysBeforeClose: 7 }),
  /**
   * Whether somebody who may sign for a provider has to sign its answers off, as they are, before they are submitted. It is then they who vouch for them, and
   * whoever prepared them may submit.
   */
  signOff: z.boolean().optional(),
  /**
   * How long before a window closes whoever has begun an application and not submitted it is written to, in days of London's calendar or in hours.
   * None in the file: nobody is reminded.
   */
  reminders: z.array(z.string().regex(/^P(\d{1,3}D|T\d{1,3}H)$/, 'Use days or hours, like P7D or PT2H')).default([]),
  /** Whether one applies is the council's lawyer's to say: who confirmed it, and what was confirmed. */
  standstill: z.object({ applies: z.boolean(), confirmedBy: words }),
  /** By when applicants can expect a decision, in days from the one on which a window closes: told to them, and binding nobody. Without it no date is told. */
  decision: z.object({ expectedWithinDays: z.int().min(1).max(366) }).optional(),
  /** How long a provider may reply before a rejection takes effect. A file that says nothing gives more than the least. */
  representation: z.object({ days: z.int().min(10).max(90) }).default({ days: 14 }),
  /** How long a provider may correct what an officer returned to it. A file that says nothing leaves a working week. */
  corrections: z.object({ days: z.int().min(2).max(30) }).default({ days: 5 }),
  /** What is kept for longer than the rules ask, and what is not removed at all for now; a file that says nothing keeps to the rules. */
  retention: retentionTerms.optional(),
  /**
   * When outcome letters go: once the award is approved, or only once somebody has read the drafts and somebody else released them all
   * (domain/award/releasing.ts). A file that says nothing sends them on approval.
   */
  outcomeRelease: z.enum(['on-approval', 'second-person']).default('on-approval'),
  /** What every outcome letter says in the council's own words, as whole sentences; without them it says the least that is true of any. */
  outcomeLetters: z
    .object({
      /** How to ask for more about scores and reasons: whom, and how soon an answer comes. */
      questions: words,
      /** How to challenge the award before the standstill ends. */
      challenges: words,
      /** What somebody who was given a place is to expect and to do. */
      whatNext: words,
      /** Where officers may write in single letters before they are released; a file that says nothing has no such place. */
      places: z.array(letterPlace).max(3).optional(),
    })
    .optional(),
  /** What every contract says in the council's own words, as whole sentences; without them it says the least that is true of any. */
  contracts: z
    .object({
      conditions: z.array(words).min(1),
      /** How many days a provider goes on for, once it has said that it leaves. */
      noticeDays: z.int().min(0).max(366),
    })
    .optional(),
  /** The pages of an application, in the order in which they are asked. */
  pages: z.array(chosenPage).min(1),
  questionnaire,
  authorities: z.array(authority),
  /** What no public source states and was chosen for the demonstration, as paths into this file. */
  demonstrationData: z.array(words),
});
export type Agreement = z.infer<typeof agreement>;

/** The last day of the term with the options that have been taken. */
export const endOfTerm = ({ term }: Pick<Agreement, 'term'>): string =>
  term.extensions.filter(({ taken }) => taken).reduce((latest, { to }) => (to > latest ? to : latest), term.to);

export const lotOf = ({ lots }: Pick<Agreement, 'lots'>, lotId: string): Lot | undefined =>
  lots.find(({ id }) => id === lotId);
export const zoneOf = ({ zones }: Pick<Agreement, 'zones'>, zoneId: string): Zone | undefined =>
  zones.find(({ id }) => id === zoneId);
