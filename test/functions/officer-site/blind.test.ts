import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { routes } from '../../../functions/officer-site/routes.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, marksOf } from '../../builders/an-application.ts';
import { officers } from '../../builders/people.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

const windowId = 's1-home-care-2027-03-01';
const EDITHS = 'Only Edith knows why.';
const EVANS = 'Only Evan knows why.';
let desk: Desk;
let application: OpenedApplication;

/** Edith's marks are final, Evan's are not. */
beforeAll(async () => {
  desk = await anOfficersDesk();
  await desk.stored.window(aWindow().evaluating());
  const { edith, evan } = desk.officers;
  const [first, second] = anApplication('Alder Care').evaluating(edith, evan).evaluators;
  if (!first || !second) throw new Error('Two evaluators score it');
  application = await desk.stored.application(
    anApplication('Alder Care', {
      evaluators: [{ ...first, finalAt: '2027-04-01T09:00:00.000Z' }, second],
    }).evaluating(),
  );
  for (const who of everybody()) await desk.stored.declared(windowId, who);
  await desk.stored.scores(application, 1, edith, marksOf(['A'], 5, EDITHS));
  await desk.stored.scores(application, 2, evan, {}, false);
  await desk.stored.waiting(application.applicationId, 'evaluation-2');
  // Marks of Evan's in the way that leaves lines in the audit trail.
  const own = await desk.deps.evaluations.get(application.applicationId, 2);
  if (!own) throw new Error('Evan has begun');
  await desk.deps.evaluations.saveScores(own, marksOf(['A'], 1, EVANS), '2027-04-01T09:05:00.000Z');
});
afterAll(() => desk.stop());

const several = [
  { subject: 'both', name: 'Both Example', groups: ['evaluator', 'moderator', 'procurement-lead', 'approver'] },
  { subject: 'most', name: 'Most Example', groups: ['moderator', 'procurement-lead', 'contract-manager'] },
];
const everybody = () => [...Object.values(officers), ...several];

/** Every address of the officers' site, about that application and its first question wherever it names one. */
const addresses = (method: string): readonly string[] =>
  routes(desk.deps)
    .filter((route) => route.method === method)
    .map(({ path }) =>
      path
        .replace('{windowId}', windowId)
        .replace('{applicationId}', application.applicationId)
        .replace('{subject}', application.applicationId)
        .replace('{question}', 'q1')
        .replace('{agreementId}', application.agreementId)
        .replaceAll(/\{\w+\}/g, 'q1'),
    );

describe('Before both evaluators have finished', { timeout: 120_000 }, () => {
  it.each(everybody())('no page, list, file or form tells $name another’s marks or reasons', async (who) => {
    const visitor = await desk.as(who);
    const told: string[] = [];
    const look = (html: string, where: string) => {
      if (html.includes(EDITHS) && who.subject !== 'edith') told.push(where);
      if (html.includes(EVANS) && who.subject !== 'evan') told.push(where);
      if (/q\d+: \d, first saved/.test(html)) told.push(`${where}, by its trail`);
    };
    for (const address of addresses('GET')) look((await visitor.get(address)).html, address);
    const fields = { _token: desk.tokenOf(visitor, who), 'mark-q1': '9', mark: '9', reason: '' };
    for (const address of addresses('POST').filter((each) => /evaluate|moderate|applications/.test(each))) {
      // Nothing is to be final by this.
      if (address.endsWith('/final') && who.subject === 'evan') continue;
      look((await visitor.post(address, fields)).html, address);
    }
    expect(told).toEqual([]);
  });

  it('each evaluator reads their own', async () => {
    const at = `/officers/windows/${windowId}/evaluate/${application.applicationId}`;
    expect((await (await desk.as(desk.officers.edith)).get(at)).html).toContain(EDITHS);
    expect((await (await desk.as(desk.officers.evan)).get(at)).html).toContain(EVANS);
  });
});
