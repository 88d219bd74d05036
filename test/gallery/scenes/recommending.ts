import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { type OfficerAccount, personOf } from '../../builders/people.ts';
import { drafting } from '../../functions/officer-site/drafting.ts';
import type { Desk } from '../../functions/officer-site/officers-desk.ts';
import { tableMaker } from '../../functions/officer-site/tables-made.ts';
import type { Scenes } from '../scene.ts';

const windowId = 's1-home-care-2027-03-01';
const base = `/officers/windows/${windowId}`;
const signedIn = ({ groups, ...account }: OfficerAccount) => ({ ...account, groups: [...groups] });

/** An application that an officer accepted after a referral, and whose applicant gave its word for more insurance. */
const acceptedWithAWord = ({ officers: { manager } }: Desk): Partial<OpenedApplication> => {
  const at = '2027-04-20T09:00:00.000Z';
  const reason = 'CQC confirmed that the provider moved to this number in April.';
  const text =
    'Insurance is below the agreement’s levels (public liability £2,000,000, of £5,000,000 needed). The applicant gave its word to reach them before a contract starts.';
  return {
    registrationDecision: { decision: 'accept', reason, by: personOf(manager), at },
    compliance: { outcome: 'pass', findings: [{ code: 'insurance-committed', outcome: 'note', text }], checkedAt: at },
  };
};

/** An award from its last consensus to its approval: everybody is scored, places are recommended, approved or returned, and its letters are released. */
export async function* recommending(desk: Desk): Scenes {
  const { lead, approver } = desk.officers;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const offers = ['1', '2', '8'].map((zone) => ({ lot: 'A', zone, hoursPerWeek: Number(zone) * 240 }));
  const meadow = anApplication('Meadow Care', { windowId, offers }).applyingFor('A', 'C').scored(4);
  await desk.stored.application({ ...meadow, ...acceptedWithAWord(desk) });
  await desk.stored.application(anApplication('Thistle Care', { windowId }).scored(2));
  await desk.stored.application(anApplication('Vale Care', { windowId }).rejected());
  await desk.stored.waiting(windowId, 'recommendation');
  const both = function* (state: string) {
    for (const account of [lead, approver].map(signedIn))
      for (const page of ['recommendation', 'approval', 'coverage', 'where-it-stands'])
        yield { state, address: `${base}/${page}`, account };
  };
  yield* both('everybody is scored');
  yield* files(desk);
  const state = 'sent with nothing in it';
  yield { state, address: `${base}/recommendation`, account: signedIn(lead), sends: {} };
  const recommends = await desk.as(lead);
  await recommends.get(`${base}/recommendation`);
  await recommends.submit(`${base}/recommendation`, { text: 'Everyone who meets the conditions.' });
  await desk.stored.waiting(windowId, 'approval');
  yield* both('places are recommended');
  yield { state, address: `${base}/approval`, account: signedIn(approver), sends: {} };
  const approves = await desk.as(approver);
  await approves.get(`${base}/approval`);
  const approving = { decision: 'approved', authority: 'cabinet-2027', reason: 'In line with the Cabinet’s decision.' };
  await approves.submit(`${base}/approval`, approving);
  yield* letters(desk);
}

/** The tables of the window as files: before one is asked for, while it is made, and when it can be fetched. */
async function* files(desk: Desk): Scenes {
  const account = signedIn(desk.officers.lead);
  const page = { address: `${base}/files`, account };
  yield { state: 'nothing was asked for', ...page };
  const asks = await desk.as(desk.officers.lead);
  await asks.get(page.address);
  await asks.submit(`${page.address}/applications`);
  yield { state: 'one is being made', ...page };
  await tableMaker(desk).run();
  yield { state: 'one is made', ...page };
  yield { state: 'one is made', address: `${page.address}/applications/csv`, account };
}

/** The outcome letters from their drafts to their release. */
async function* letters(desk: Desk): Scenes {
  const [manager, lead] = [signedIn(desk.officers.manager), signedIn(desk.officers.lead)];
  const pages = function* (state: string) {
    yield { state, address: `${base}/outcome-letters`, account: manager };
    yield { state, address: `${base}/outcome-letters/release`, account: lead };
    yield { state, address: `${base}/where-it-stands`, account: lead };
  };
  yield* pages('letters are being drafted');
  await drafting(desk)({ windowId, after: '' });
  await desk.stored.waiting(windowId, 'release');
  yield* pages('letters are drafted');
  const [{ applicationId = '' } = {}] = (await desk.deps.drafts.page(windowId, 1, { list: 'every-lot' })).items;
  const letter = `${base}/applications/${applicationId}/outcome-letter`;
  yield { state: 'drafted', address: letter, account: manager };
  for (const deed of ['read', 'hand-back'])
    yield { state: 'letters are drafted', address: `${base}/outcome-letters/${deed}`, account: manager };
  const reads = await desk.as(desk.officers.manager);
  await reads.get(letter);
  await reads.submit(letter, { reason: 'The reason for question 4 names another provider.' });
  yield { state: 'called wrong', address: letter, account: manager };
  yield { state: 'one is wrong', address: `${base}/outcome-letters`, account: manager };
  await reads.submit(letter, { reason: 'It is the name of a town.' });
  yield* words(desk);
  await reads.get(`${base}/outcome-letters/read`);
  await reads.submit(`${base}/outcome-letters/read`, { confirm: 'yes' });
  yield* pages('letters are read');
  yield { state: 'nothing confirmed', address: `${base}/outcome-letters/release`, account: lead, sends: {} };
}

/** What an officer writes in the place that a letter has for it: nothing yet, and written. */
async function* words(desk: Desk): Scenes {
  const manager = signedIn(desk.officers.manager);
  const [{ applicationId = '' } = {}] = (await desk.deps.drafts.page(windowId, 1, { list: 'no-lot' })).items;
  const letter = `${base}/applications/${applicationId}/outcome-letter`;
  const place = `${letter}/words/on-your-answers`;
  yield { state: 'nothing is written', address: place, account: manager };
  const writes = await desk.as(desk.officers.approver);
  await writes.get(place);
  await writes.submit(place, {
    _version: '0',
    text: 'Name who covers a round at the weekend.\nSay how you know that it works.',
  });
  for (const address of [place, letter, `${base}/outcome-letters`])
    yield { state: 'one is written in', address, account: manager };
}
