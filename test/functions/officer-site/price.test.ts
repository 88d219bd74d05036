import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { aStoredFile } from '../../builders/files.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let year = 2040;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

/** A lead who also judges quality. */
const both = () => desk.as({ ...desk.officers.lead, groups: ['procurement-lead', 'evaluator'] });
const finding = { code: 'dear', outcome: 'refer' as const, text: 'The rate is above £17.', ofPrice: true as const };

/** An application that was referred because of its price, with a page about price that has a file. */
const priced = async () => {
  const windowId = `s1-home-care-${year++}-03-01`;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const compliance = { outcome: 'refer' as const, checkedAt: clock.now(), findings: [finding] };
  const application = { ...anApplication('Dear Care', { windowId }).complianceReferred(), compliance };
  const frozen = frozenOf(application);
  const card = aStoredFile('kept/x/rates', 'rates at 18 pounds.pdf');
  await desk.deps.applications.open(application, {
    ...frozen,
    sections: [
      ...frozen.sections,
      { page: 'rate-card', shownTo: ['price'], title: 'Rates', rows: [{ question: 'Rates', answer: card.name }] },
    ],
    answers: { ...frozen.answers, 'rate-card': { card } },
  });
  await desk.stored.waiting(application.applicationId, 'compliance-referral');
  const base = `/officers/windows/${windowId}`;
  return { application, base, here: `${base}/applications/${application.applicationId}` };
};

describe('What tells of price', () => {
  it('is not read in a file by anybody who judges quality', async () => {
    const { here } = await priced();
    const visitor = await both();
    expect((await visitor.get(`${here}/answers`)).html).not.toContain('rates at 18 pounds');
    expect((await visitor.get(`${here}/files/rate-card/card`)).status).toBe(404);
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(`${here}/files/rate-card/card`)).status).toBe(303);
  });

  it('is not decided on by who may not read it, and is shown whole to who decides', async () => {
    const { application, here } = await priced();
    const visitor = await both();
    expect((await visitor.get(here)).html).not.toContain(`${here}/compliance`);
    await visitor.get('/officers/windows/open');
    const sent = await visitor.submit(`${here}/compliance`, {
      decision: 'accept',
      reason: 'I see nothing that is wrong with it.',
    });
    expect([sent.status, sent.title]).toEqual([403, 'Somebody else decides on this']);
    expect((await desk.deps.applications.get(application.applicationId))?.status).toBe('compliance-referred');
    const manager = await desk.as(desk.officers.manager);
    expect((await manager.get(`${here}/compliance`)).html).toContain('rates at 18 pounds');
  });

  it('is not told by the reason of who decided', async () => {
    const { base, here } = await priced();
    const manager = await desk.as(desk.officers.manager);
    await manager.get(`${here}/compliance`);
    await manager.submit(`${here}/compliance`, {
      decision: 'accept',
      reason: 'Their price of £18.40 an hour is sound.',
    });
    expect((await manager.get(here)).html).toContain('£18.40');
    const visitor = await both();
    for (const path of [`${base}/audit`, here, `${here}/compliance`])
      expect((await visitor.get(path)).html, path).not.toContain('£18.40');
  });
});
