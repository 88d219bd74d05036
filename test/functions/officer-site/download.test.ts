import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../../local/demo/csv.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

const windowId = 's1-home-care-2030-09-01';
const address = `/officers/windows/${windowId}/applications.csv`;
let desk: Desk;
beforeAll(async () => {
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow({ windowId }).evaluating());
  await desk.stored.application(anApplication('Bright Care', { windowId }).scored());
  await desk.stored.application(anApplication('=SUM(A1), "Ltd"', { windowId }).received());
});
afterAll(() => desk.stop());

describe('The spreadsheet of a window’s applications', () => {
  it('has a row an application, with what each step came to', async () => {
    const shown = await (await desk.as(desk.officers.lead)).get(address);
    expect(shown.headers['content-type']).toContain('text/csv');
    const rows = parse(shown.html);
    expect(rows).toHaveLength(2);
    expect(rows.find(({ Organisation }) => Organisation === 'Bright Care')).toMatchObject({
      Status: 'scored',
      'Registration check': 'pass',
    });
  });

  it('runs nothing that a provider chose as its name', async () => {
    const { html } = await (await desk.as(desk.officers.lead)).get(address);
    expect(html).toContain(`"'=SUM(A1), ""Ltd"""`);
  });

  it('is not for those who judge quality, because it tells of price', async () => {
    const evaluator = await desk.as(desk.officers.edith);
    expect((await evaluator.get(address)).status).toBe(403);
  });
});
