import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { goodAnswers } from '../../builders/good-answers.ts';
import { aCouncil, type Council, closesAt, opensAt, windowId } from '../../functions/workflow/a-council.ts';

let council: Council;
beforeAll(async () => {
  council = await aCouncil();
});
afterAll(() => council.close());

const audit = { at: opensAt, action: 'tested' };
const anOpened = async (providerId: string): Promise<OpenedApplication> => {
  const application: OpenedApplication = {
    applicationId: `${windowId}.${providerId}`,
    windowId,
    agreementId: 's1-home-care',
    providerId,
    organisationName: `Care of ${providerId} (demo)`,
    locationId: '1-1000',
    email: `${providerId}@example.com`,
    lots: ['A'],
    receipt: { reference: 'HC-2703-TESTED', submittedAt: opensAt, hash: 'a'.repeat(64), attempt: 1 },
    status: 'received',
    evaluators: [],
    version: 1,
  };
  const { frozen } = {
    frozen: {
      agreementId: 's1-home-care',
      windowId,
      providerId,
      organisationName: providerId,
      locationId: '1-1000',
      lots: ['A'],
      sections: [],
      answers: goodAnswers(),
    },
  };
  await council.applications.open(application, frozen);
  return application;
};

describe('a window’s status', () => {
  it('moves as the table of statuses allows, and not otherwise', async () => {
    const window = await council.aWindow();
    await expect(council.windows.move(window, 'awarded', {}, audit)).rejects.toThrow(
      'A window that is open cannot become awarded',
    );
    expect(await council.windows.move(window, 'closed', {}, audit)).toMatchObject({ status: 'closed', version: 2 });
  });

  it('cannot be moved by somebody who looked before it was changed', async () => {
    const window = await council.windows.get(windowId);
    if (!window) throw new Error('missing');
    const [one, two] = await Promise.allSettled([
      council.windows.change(window, { closesAt: '2027-04-01T11:00:00.000Z' }, audit),
      council.windows.change(window, { closesAt }, audit),
    ]);
    expect([one.status, two.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('leaves a trace of who moved it in the same write', async () => {
    const { items } = await council.audit.page(windowId, {});
    expect(items.map(({ action }) => action)).toContain('window prepared');
    expect(items.filter(({ action }) => action === 'tested').length).toBeGreaterThan(0);
  });
});

describe('an application’s status', () => {
  it('lets one of two officers win, and tells the other', async () => {
    const application = await anOpened('contested');
    const results = await Promise.allSettled([
      council.applications.move(application, 'registration-accepted', {}, audit),
      council.applications.move(application, 'rejection-proposed', {}, audit),
    ]);
    const lost = results.find((result) => result.status === 'rejected');
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(lost).toMatchObject({ reason: expect.any(Conflict) });
  });

  it('answers a repeated move as done', async () => {
    const application = await anOpened('repeated');
    const moved = await council.applications.move(application, 'registration-accepted', {}, audit);
    expect(await council.applications.move(moved, 'registration-accepted', {}, audit)).toBe(moved);
  });

  it('cannot jump over a step', async () => {
    const application = await anOpened('jumping');
    await expect(council.applications.move(application, 'awarded', {}, audit)).rejects.toThrow(
      'received cannot become awarded',
    );
  });

  it('is what officers’ lists are made by', async () => {
    const all = await Array.fromAsync(council.applications.every(windowId));
    expect(all).toHaveLength(3);
    const received = all.filter(({ status }) => status === 'received');
    expect(received.map(({ providerId }) => providerId)).toEqual(['jumping']);
  });
});
