import * as z from 'zod';

/*
 * What we publish of an award: OCDS 1.1.5 (standard.open-contracting.org), with `lots` and `relatedLots` of the lots extension, and
 * `noticeType` and `standstillPeriod` of the United Kingdom's. Closed objects: what is not described here is not published.
 */

/** With the offset of the place the date belongs to: `2028-08-31T23:59:59+01:00`. */
const instant = z.iso.datetime({ offset: true });
const period = z.strictObject({ startDate: instant, endDate: instant });
const pounds = z.strictObject({ amount: z.number().min(0), currency: z.literal('GBP') });

const named = z.strictObject({ id: z.string(), name: z.string() });
const party = named.extend({
  identifier: z.strictObject({ scheme: z.string(), id: z.string(), legalName: z.string() }),
  roles: z.array(z.enum(['buyer', 'supplier'])).min(1),
});

const document = z.strictObject({
  id: z.string(),
  documentType: z.enum(['awardNotice', 'contractNotice']),
  /** The United Kingdom's number of a notice's form; PCR 2015 notices have none. */
  noticeType: z.enum(['UK6', 'UK7']).optional(),
  title: z.string(),
  url: z.url().optional(),
  datePublished: instant,
  language: z.literal('en'),
});

const award = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Pending until contracts may be made. */
  status: z.enum(['pending', 'active']),
  date: instant,
  value: pounds.optional(),
  suppliers: z.array(named).min(1),
  relatedLots: z.array(z.string()).length(1),
  contractPeriod: period,
  standstillPeriod: period.optional(),
  documents: z.array(document).optional(),
});

const contract = z.strictObject({
  id: z.string(),
  awardID: z.string(),
  status: z.enum(['pending', 'active']),
  period,
  /** When it was made; absent while it is pending. */
  dateSigned: instant.optional(),
  documents: z.array(document).optional(),
});

export const awardRelease = z.strictObject({
  ocid: z.string().regex(/^ocds-[a-z0-9]{6}-/),
  id: z.string(),
  date: instant,
  language: z.literal('en'),
  tag: z.array(z.enum(['award', 'contract'])).min(1),
  initiationType: z.literal('tender'),
  buyer: named,
  parties: z.array(party).min(1),
  tender: z.strictObject({
    id: z.string(),
    title: z.string(),
    status: z.literal('complete'),
    procurementMethod: z.literal('open'),
    mainProcurementCategory: z.literal('services'),
    legalBasis: z.strictObject({ scheme: z.string(), id: z.string() }),
    value: pounds,
    lots: z.array(z.strictObject({ id: z.string(), title: z.string(), value: pounds.optional() })).min(1),
  }),
  awards: z.array(award),
  contracts: z.array(contract),
});
export type AwardRelease = z.infer<typeof awardRelease>;

/** A release as it is handed out: alone in a package, under the address it can be asked for again. */
export const releasePackage = z.strictObject({
  uri: z.url(),
  version: z.literal('1.1'),
  extensions: z.array(z.url()),
  publishedDate: instant,
  publisher: z.strictObject({ name: z.string(), scheme: z.string(), uid: z.string() }),
  releases: z.array(awardRelease).length(1),
});
export type ReleasePackage = z.infer<typeof releasePackage>;
