import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { apply } from '../../../laptop/demo/apply.ts';
import { parse } from '../../../laptop/demo/csv.ts';
import { findWindow } from '../../../laptop/demo/find-window.ts';
import { demoOfficer } from '../../../laptop/demo/officers.ts';
import type { Progress } from '../../../laptop/demo/progress.ts';
import { linksOn } from '../../../laptop/demo/reading-pages.ts';
import { plain, Visitor } from '../../../laptop/demo/visitor.ts';
import { agreementToPlay } from '../../../laptop/demo/which-agreement.ts';
import { type Laptop, startLaptop } from '../../../laptop/laptop.ts';
import { type Brought, bring } from '../../../laptop/seed/bring.ts';
import { nextSteps, type State } from '../../../laptop/seed/states.ts';
import { laptopOf } from '../../support/laptop-of.ts';

const agreement = agreementToPlay('s1-home-care');
const inSilence: Progress = { phase: () => {}, step: () => {}, done: () => {} };
const folders: string[] = [];
let laptop: Laptop | undefined;

afterEach(async () => {
  await laptop?.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A laptop of its own, brought there with three applicants. */
const broughtTo = async (state: State): Promise<Brought & { readonly siteUrl: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'));
  folders.push(folder);
  laptop = await startLaptop(laptopOf(folder));
  return { siteUrl: laptop.siteUrl, ...(await bring(laptop.siteUrl, agreement, state, 3, inSilence)) };
};

const statusesOf = async (siteUrl: string, windowId: string): Promise<readonly (string | undefined)[]> => {
  const lead = await demoOfficer(siteUrl, 'procurement-lead');
  const { html } = await lead.open(`/officers/windows/${windowId}/applications.csv`);
  return parse(html).map(({ Status }) => Status);
};

/** Opens each page that is named for what can be done next, as whoever is named for it. */
const openNext = async (state: State, { siteUrl, windowId, applicants }: Brought & { readonly siteUrl: string }) => {
  const [applied] = applicants;
  return Promise.all(
    nextSteps(state, agreement, windowId, applied?.email ?? '').map(async ({ who, path }) => {
      const visitor = new Visitor(siteUrl);
      const isApplicant = who === applied?.email;
      const home = path.startsWith('/apply') ? '/apply/sign-in?return=/apply' : '/officers';
      if (who.includes('@'))
        await visitor.signIn(home, isApplicant ? { email: who, name: applied.person } : { email: who });
      return visitor.open(path);
    }),
  );
};

describe('npm run demo', { timeout: 180_000 }, () => {
  it('plays the window that is open, whoever has applied in it, and leaves those as they are who have', async () => {
    const { siteUrl, windowId, closesAt, applicants } = await broughtTo('open');
    const looker = new Visitor(siteUrl);
    await looker.signIn('/apply/sign-in?return=/apply', { email: 'willow-lane@example.com' });
    const base = `/apply/windows/${windowId}`;
    await looker.submit(base, {}, `${base}/start`);
    expect(await findWindow(siteUrl, agreement)).toEqual({ windowId, closesAt });
    const [applied] = applicants;
    if (!applied) throw new Error('Nobody applied');
    const references = [];
    for (const _ of ['once', 'again']) references.push(await apply(new Visitor(siteUrl), applied, windowId));
    expect(new Set(references).size).toBe(1);
  });
});

describe('npm run seed', { timeout: 180_000 }, () => {
  it('brings a window to where evaluators can score what was admitted, and nobody has', async () => {
    const brought = await broughtTo('evaluating');
    const { siteUrl, windowId } = brought;
    const statuses = await statusesOf(siteUrl, windowId);
    expect(statuses).toHaveLength(3);
    expect(statuses).toContain('Being scored');
    await openNext('evaluating', brought);

    // The machine waits where it should: a place that is assigned is accepted by hand, and the sheet of marks shows.
    const evaluator = await demoOfficer(siteUrl, 'evaluator-1');
    const base = `/officers/windows/${windowId}/evaluate`;
    const [first] = linksOn((await evaluator.open(base)).html, new RegExp(`^${base}/[^/]+$`));
    const sheet = await evaluator.submit(String(first), {}, `${first}/start`);
    expect(new URL(sheet.url).pathname).toBe(first);
    expect(sheet.html).toContain('name="mark-q1"');
  });

  it('brings a window by way of approval and standstill to its contracts, which the public register shows', async () => {
    const brought = await broughtTo('awarded');
    const { siteUrl, windowId, applicants } = brought;
    const statuses = await statusesOf(siteUrl, windowId);
    expect(statuses).toContain('Awarded');
    expect(statuses.filter((status) => status !== 'Awarded' && status !== 'Unsuccessful')).toEqual([]);
    const places = parse(await (await fetch(`${siteUrl}/register/${agreement.id}/places.csv`)).text());
    expect(new Set(places.map((row) => row['CQC location ID'])).size).toBe(
      statuses.filter((status) => status === 'Awarded').length,
    );
    const [outcome] = await openNext('awarded', brought);
    expect(plain(outcome?.html ?? '')).toContain(applicants[0]?.name);
  });
});
