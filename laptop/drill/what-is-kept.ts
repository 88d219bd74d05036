import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { parse } from '../demo/csv.ts';
import { demoOfficer } from '../demo/officers.ts';
import { patientFetch } from '../demo/patient-fetch.ts';

/** What a window left behind, each list in order, as text that does not change from run to run: provider accounts have other ids each time, and submit at other moments. */
export interface WhatIsKept {
  /** Each letter that was sent: what it is about, and to whom. */
  readonly letters: readonly string[];
  /** Each place of the public register: location, lot and zone. */
  readonly contracts: readonly string[];
  /** Each application as the officers' spreadsheet has it: checks, decisions, totals, lots and reasons. */
  readonly applications: readonly string[];
}

const messages = z.array(z.object({ subject: z.string(), to: z.string() }));

export const kept = async (
  siteUrl: string,
  state: string,
  agreement: Agreement,
  windowId: string,
): Promise<WhatIsKept> => {
  const post = new DatabaseSync(join(state, 'notify.sqlite'), { readOnly: true });
  const sent = messages.parse(post.prepare('SELECT subject, "to" FROM messages').all());
  post.close();
  const register = parse(await (await patientFetch(`${siteUrl}/register/${agreement.id}/places.csv`)).text());
  const lead = await demoOfficer(siteUrl, 'procurement-lead');
  const applications = parse((await lead.open(`/officers/windows/${windowId}/applications.csv`)).html);
  return {
    applications: applications.map(({ Reference: _, 'Submitted at': __, ...row }) => JSON.stringify(row)).toSorted(),
    letters: sent.map(({ subject, to }) => `${subject.replace(/[A-Z]{2,4}-\d{4}-\w{6}/, '…')} to ${to}`).toSorted(),
    contracts: register.map((row) => [row['CQC location ID'], row.Lot, row.Zone].join(' ')).toSorted(),
  };
};

/** What stands in a list more than once. */
export const duplicates = (items: readonly string[]): readonly string[] => [
  ...new Set(items.filter((item, index) => items.indexOf(item) !== index)),
];
