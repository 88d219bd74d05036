import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWindow } from '../../builders/a-window.ts';
import { s1Questionnaire } from '../../builders/an-application.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
});
afterAll(() => desk.stop());

const questionnaire = {
  ...s1Questionnaire(),
  calibration: [{ id: 'c1', question: 'q7', answer: 'We do our best in the snow.' }],
};
const marks = (mark: string, reason: string) => ({ 'mark-c1': mark, 'reason-c1': reason });
const EDITHS = 'It names no order of visits at all.';
const EVANS = 'There is a plan, though nothing in it is dated.';

describe('Marking invented answers', () => {
  it('shows nobody another’s marks before their own are saved, then how far they lie apart, until applications are open', async () => {
    const windowId = 's1-home-care-2061-03-01';
    const page = `/officers/windows/${windowId}/calibration`;
    await desk.stored.window(aWindow({ windowId }).open(), { questionnaire });
    const [edith, evan, lead] = [
      await desk.as(desk.officers.edith),
      await desk.as(desk.officers.evan),
      await desk.as(desk.officers.lead),
    ];
    expect((await lead.get(page)).html).toContain('Nobody has marked them so far.');
    await edith.get(page);
    expect((await edith.submit(page, marks('1', ''))).status).toBe(400);
    expect((await edith.submit(page, marks('6', EDITHS))).status).toBe(400);
    expect((await edith.submit(page, marks('1', EDITHS))).html).toContain(EDITHS);
    expect((await edith.submit(page, marks('1', EDITHS))).status).toBe(200);
    expect((await evan.get(page)).html).not.toContain(EDITHS);
    const shown = await evan.submit(page, marks('3', EVANS));
    expect(shown.html).toContain(EDITHS);
    expect(shown.html).toContain('2 marks apart');
    expect(shown.html).toContain('Far apart');
    expect((await edith.submit(page, marks('2', EDITHS))).html).toContain('1 mark apart');
    expect((await lead.get(page)).html).toContain('1 mark apart');
    const actions = (await desk.stored.audit(windowId)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'invented answers marked')).toHaveLength(3);

    const window = await desk.deps.windows.get(windowId);
    if (!window) throw new Error('It is not there');
    const opened = { unsealedAt: '2027-03-31T11:05:00.000Z' };
    await desk.deps.records.transact([
      ...desk.deps.windows.changeWrites(window, opened, { at: opened.unsealedAt, action: 'unsealed' }),
    ]);
    const late = { _token: desk.tokenOf(edith, desk.officers.edith), ...marks('5', EDITHS) };
    expect((await edith.post(page, late)).html).toContain('The applications are open');
    expect((await desk.deps.evaluations.calibration(windowId, 'edith'))?.scores.c1?.mark).toBe(2);
  });

  it('is not there for an agreement without any', async () => {
    const windowId = 's1-home-care-2062-03-01';
    await desk.stored.window(aWindow({ windowId }).open(), {
      questionnaire: { ...questionnaire, calibration: undefined },
    });
    const edith = await desk.as(desk.officers.edith);
    expect((await edith.get(`/officers/windows/${windowId}/calibration`)).status).toBe(404);
  });
});
