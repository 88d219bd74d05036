import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
const windowId = 's1-home-care-2027-03-01';
beforeAll(async () => {
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow().evaluating());
});
afterAll(() => desk.stop());

const referred = async (name: string, waits = true) => {
  const application = await desk.stored.application(anApplication(name).registrationReferred());
  if (waits) await desk.stored.waiting(application.applicationId, 'registration-referral');
  return {
    ...application,
    url: `/officers/windows/${windowId}/applications/${application.applicationId}/registration`,
  };
};
const statusOf = async (applicationId: string) => (await desk.deps.applications.get(applicationId))?.status;

describe('A registration that the check referred', () => {
  it('is shown to the procurement lead with what the check found and its evidence', async () => {
    const { url } = await referred('Ash Care');
    const { html, status } = await (await desk.as(desk.officers.lead)).get(url);
    expect(status).toBe(200);
    expect(html).toContain('current ratings of this location that differ');
    expect(html).toContain('The register’s answer');
  });

  it('goes on to compliance when it is accepted, and the machine is told', async () => {
    const { url, applicationId } = await referred('Birch Care');
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    const shown = await lead.submit(url, { decision: 'accept', reason: 'Same service under a new ID.' });
    expect(shown.title).toBe('Birch Care');
    expect(await statusOf(applicationId)).toBe('registration-accepted');
    expect(desk.asked.filter(({ body }) => String(body.taskToken).includes(applicationId))).toEqual([
      { action: 'SendTaskSuccess', body: { taskToken: expect.any(String), output: '{"decision":"accept"}' } },
    ]);
    const audit = (await desk.stored.audit(windowId)).find(
      ({ subject, kind }) => subject === applicationId && kind === undefined,
    );
    expect(audit).toMatchObject({
      by: { name: 'Priya Example' },
      action: 'registration accepted',
      detail: 'Same service under a new ID.',
    });
  });

  it('is proposed for rejection with the officer’s reason, and has not ended', async () => {
    const { url, applicationId } = await referred('Cedar Care');
    const lead = await desk.as(desk.officers.manager);
    await lead.get(url);
    const check = await lead.submit(url, {
      decision: 'reject',
      reason: 'The register shows that the location closed in January 2027.',
    });
    expect(check.title).toBe('Check the letter before it is sent');
    expect(check.html).toContain('- The register shows that the location closed in January 2027.');
    expect(await statusOf(applicationId)).toBe('registration-referred');
    await lead.submit(url);
    expect(await desk.deps.applications.get(applicationId)).toMatchObject({
      status: 'rejection-proposed',
      proposedRejections: [
        {
          stage: 'registration',
          reasons: ['The register shows that the location closed in January 2027.'],
          by: { name: 'Morgan Example' },
        },
      ],
    });
  });

  it('is proposed for rejection in the words that the letter had when it was read: it is shown once more with others', async () => {
    const { url, applicationId } = await referred('Cypress Care');
    const lead = await desk.as(desk.officers.manager);
    await lead.get(url);
    await lead.submit(url, { decision: 'reject', reason: 'The location has been closed since January 2027, it says.' });
    const other = 'Another reason than the one that stood in the letter just shown.';
    const again = await lead.submit(url, { reason: other });
    expect([again.title, again.html.includes(other)]).toEqual(['Check the letter before it is sent', true]);
    const changed = await lead.submit(url, { _change: 'yes' });
    expect(changed.title).toBe('Decide on the registration');
    expect(changed.html).toContain(other);
    expect(await statusOf(applicationId)).toBe('registration-referred');
  });

  it.each([
    ['reject', 'x', 'at least 10 letters'],
    ['accept', 'ok ..........', 'at least 10 letters'],
    ['reject', 'The location is closed.', 'at least 40 letters'],
  ])('cannot be decided with %s and “%s”', async (decision, reason, told) => {
    const { url, applicationId } = await referred(`Dogwood ${reason.length} Care`);
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    const shown = await lead.submit(url, { decision, reason });
    expect([shown.status, shown.html.includes(told)]).toEqual([400, true]);
    expect(await statusOf(applicationId)).toBe('registration-referred');
  });

  it('is not decided without a reason, and nothing typed is lost', async () => {
    const { url, applicationId } = await referred('Damson Care');
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    const shown = await lead.submit(url, { decision: 'reject', reason: '  ' });
    expect(shown.status).toBe(400);
    expect(shown.html).toContain('Enter the reason for your decision');
    expect(shown.html).toMatch(/value="reject" checked/);
    expect(await statusOf(applicationId)).toBe('registration-referred');
  });

  it('is decided once by a double click, and both clicks lead to the same page', async () => {
    const { url, applicationId } = await referred('Elm Care');
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    const fields = { decision: 'accept', reason: 'Sound: it is the same service.' };
    const both = await Promise.all([lead.submit(url, fields), lead.submit(url, fields)]);
    expect(both.map(({ title }) => title)).toEqual(['Elm Care', 'Elm Care']);
    expect((await desk.deps.applications.get(applicationId))?.version).toBe(2);
  });

  it('says who decided what to the officer who comes second', async () => {
    const { url, applicationId } = await referred('Fir Care');
    const [lead, manager] = [await desk.as(desk.officers.lead), await desk.as(desk.officers.manager)];
    await lead.get(url);
    await manager.get(url);
    await lead.submit(url, { decision: 'accept', reason: 'The successor is registered.' });
    const second = await manager.submit(url, {
      decision: 'reject',
      reason: 'The successor is another firm, which did not apply here.',
    });
    expect(second.status).toBe(409);
    expect(second.html).toContain('Priya Example accepted the registration of Fir Care');
    expect(second.html).toContain('The successor is registered.');
    expect(await statusOf(applicationId)).toBe('registration-accepted');
  });

  it('is told to the machine later when Step Functions could not be reached, by the same form sent again', async () => {
    const { url, applicationId } = await referred('Gorse Care');
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    const form = { _token: tokenIn(lead.html()), decision: 'accept', reason: 'Sound: it is the same service.' };
    desk.services.failing = true;
    const shown = await lead.post(url, form).finally(() => {
      desk.services.failing = false;
    });
    expect(shown.status).toBe(303);
    expect((await desk.deps.waits.get(applicationId, 'registration-referral'))?.status).toBe('answered');
    expect((await lead.post(url, form)).location).toBe(shown.location);
    expect((await desk.deps.waits.get(applicationId, 'registration-referral'))?.status).toBe('delivered');
  });

  it('is not decided before the machine asks', async () => {
    const { url, applicationId } = await referred('Hazel Care', false);
    const lead = await desk.as(desk.officers.lead);
    await lead.get(url);
    const shown = await lead.submit(url, { decision: 'accept', reason: 'Sound: it is the same service.' });
    expect(shown.status).toBe(409);
    expect(shown.html).toContain('This is not ready for your decision yet. Try again in a minute.');
    expect(await statusOf(applicationId)).toBe('registration-referred');
  });
});

const tokenIn = (html: string): string => /name="_token" value="([^"]+)"/.exec(html)?.[1] ?? '';
