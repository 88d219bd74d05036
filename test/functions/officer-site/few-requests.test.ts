import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, marksOf } from '../../builders/an-application.ts';
import { requestsOf } from '../../support/requests.ts';
import type { Browser } from '../shared/browser.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

let desk: Desk;
let requests: ReturnType<typeof requestsOf>;
beforeAll(async () => {
  desk = await anOfficersDesk();
  requests = requestsOf(desk.tables.documents);
  await desk.stored.window(aWindow().evaluating());
  await desk.stored.declared(windowId, desk.officers.edith);
  // What never changes is known in a function from its first page on.
  await (await desk.as(desk.officers.lead)).get(`/officers/windows/${windowId}`);
});
afterAll(() => desk.stop());

const windowId = 's1-home-care-2027-03-01';
const base = `/officers/windows/${windowId}`;

const SESSION = ['GetItem'];
/** Who may see it, what there is, and all that its page shows. */
const ALL = ['BatchGetItem'];
const THAT_IT_WAS_READ = ['PutItem'];

const asked = async (who: Browser, address: string): Promise<readonly (readonly string[])[]> => {
  const rounds = await requests.rounds(async () => expect((await who.get(address)).status).toBe(200));
  return rounds.map((round) => round.toSorted());
};

describe('What the officers’ pages ask of the database', () => {
  let toScore: OpenedApplication;
  let toModerate: OpenedApplication;
  let referred: OpenedApplication;
  let lead: Browser;
  let evaluator: Browser;
  let moderator: Browser;
  beforeAll(async () => {
    const { edith, evan } = desk.officers;
    toScore = await desk.stored.application(anApplication('Alder Care').evaluating(edith));
    await desk.stored.scores(toScore, 1, edith, marksOf(['A'], 4), false);
    await desk.stored.waiting(toScore.applicationId, 'evaluation-1');
    toModerate = await desk.stored.application(anApplication('Birch Care').moderating());
    await desk.stored.scores(toModerate, 1, edith, marksOf(['A'], 4));
    await desk.stored.scores(toModerate, 2, evan, marksOf(['A'], 2));
    referred = await desk.stored.application(anApplication('Cedar Care').complianceReferred());
    [lead, evaluator, moderator] = await Promise.all([
      desk.as(desk.officers.lead),
      desk.as(edith),
      desk.as(desk.officers.moderator),
    ]);
  });

  it('is one request beside the session for an application, its answers, and a decision on it', async () => {
    const at = `${base}/applications/${referred.applicationId}`;
    for (const address of [at, `${at}/answers`, `${at}/compliance`])
      expect([address, await asked(lead, address)]).toEqual([address, [SESSION, ALL, THAT_IT_WAS_READ]]);
  });

  it('is one for all questions of an application; for one question, one more that asks who comes before and after', async () => {
    const at = `${base}/evaluate/${toScore.applicationId}`;
    expect(await asked(evaluator, at)).toEqual([SESSION, ALL, THAT_IT_WAS_READ]);
    expect(await asked(evaluator, `${at}/questions/q1`)).toEqual([SESSION, ALL, ['Query', 'Query'], THAT_IT_WAS_READ]);
  });

  it('is one for the marks of both evaluators, and for each question', async () => {
    const at = `${base}/moderate/${toModerate.applicationId}`;
    expect(await asked(moderator, at)).toEqual([SESSION, ALL, THAT_IT_WAS_READ]);
    await moderator.submit(`${at}/start`);
    expect(await asked(moderator, `${at}/questions/q1`)).toEqual([SESSION, ALL, THAT_IT_WAS_READ]);
  });

  it('is one more for a mark that is saved, which is read afresh, and its transaction', async () => {
    const at = `${base}/evaluate/${toScore.applicationId}/questions/q1`;
    await evaluator.get(at);
    const rounds = await requests.rounds(() =>
      evaluator.submit(at, { mark: '3', reason: 'Fewer figures than it says.' }),
    );
    expect(rounds.slice(0, 4)).toEqual([SESSION, ALL, ['BatchGetItem'], ['TransactWriteItems']]);
  });

  it('are the lists of a window beside their counts, once it is known whether they may be seen', async () => {
    expect(await asked(lead, `${base}/applications`)).toEqual([
      SESSION,
      ALL,
      ['BatchGetItem', 'Query', 'Query', 'Query'],
      THAT_IT_WAS_READ,
    ]);
    // What is assigned, begun and finished, and what needs one evaluator or two.
    expect(await asked(evaluator, `${base}/evaluate`)).toEqual([
      SESSION,
      ALL,
      ['BatchGetItem', 'Query', 'Query', 'Query', 'Query', 'Query', 'Query'],
      THAT_IT_WAS_READ,
    ]);
  });

  it('is the window, and then all of it at once', async () => {
    const queries = ['lists', 'set aside', 'recommendations', 'approvals', 'challenges'].map(() => 'Query');
    expect(await asked(lead, base)).toEqual([SESSION, ['BatchGetItem'], ['BatchGetItem', ...queries]]);
  });

  it('is as much for the picture of where it stands, beside what is asked of it', async () => {
    const queries = ['lists', 'set aside', 'recommendations', 'approvals', 'challenges', 'what is asked'];
    const all = ['BatchGetItem', ...queries.map(() => 'Query')];
    expect(await asked(lead, `${base}/where-it-stands`)).toEqual([SESSION, ['BatchGetItem'], all]);
  });

  it('is the window alone while it is sealed', async () => {
    const sealed = 's1-home-care-2027-09-01';
    await desk.stored.window(aWindow({ windowId: sealed }).open());
    await lead.get(`/officers/windows/${sealed}`);
    expect(await asked(lead, `/officers/windows/${sealed}`)).toEqual([SESSION, ['BatchGetItem']]);
  });

  it('are few for the first page: of the windows, of what waits whichever it is in, and of each window', async () => {
    const windows = desk.deps.agreements.map(() => 'Query');
    const waiting = ['faults of windows', 'faults', 'files', 'letters', 'contracts', 'questions'].map(() => 'Query');
    const ofOne = ['lists', 'set aside', 'waits', 'challenges'].map(() => 'Query');
    const all = await requests.of(() => lead.get('/officers'));
    expect(all.toSorted()).toEqual(['BatchGetItem', ...SESSION, ...windows, ...waiting, ...ofOne]);
  });
});

describe('Whoever may not see an application', () => {
  it('is refused by what one request answered', async () => {
    const esther = await desk.as(desk.officers.esther);
    const application = await desk.stored.application(anApplication('Dogwood Care').evaluating());
    const rounds = await requests.rounds(async () => {
      expect((await esther.get(`${base}/applications/${application.applicationId}`)).title).toBe(
        'Declare conflicts of interest first',
      );
    });
    expect(rounds).toEqual([SESSION, ALL, ['PutItem']]);
  });
});
