import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import type { OfficerAccount } from '../../builders/people.ts';
import type { Desk } from '../../functions/officer-site/officers-desk.ts';
import type { Scenes } from '../scene.ts';

const windowId = 's1-home-care-2027-03-01';
const base = `/officers/windows/${windowId}`;
const signedIn = ({ groups, ...account }: OfficerAccount) => ({ ...account, groups: [...groups] });

/** An award from its last consensus to its approval: everybody is scored, places are recommended, approved or returned. */
export async function* recommending(desk: Desk): Scenes {
  const { lead, approver } = desk.officers;
  await desk.stored.window(aWindow({ windowId }).evaluating());
  await desk.stored.application(anApplication('Meadow Care', { windowId }).applyingFor('A', 'C').scored(4));
  await desk.stored.application(anApplication('Thistle Care', { windowId }).scored(2));
  await desk.stored.application(anApplication('Vale Care', { windowId }).rejected());
  await desk.stored.waiting(windowId, 'recommendation');
  const both = function* (state: string) {
    for (const account of [lead, approver].map(signedIn))
      for (const page of ['recommendation', 'approval']) yield { state, address: `${base}/${page}`, account };
  };
  yield* both('everybody is scored');
  const state = 'sent with nothing in it';
  yield { state, address: `${base}/recommendation`, account: signedIn(lead), sends: {} };
  const recommends = await desk.as(lead);
  await recommends.get(`${base}/recommendation`);
  await recommends.submit(`${base}/recommendation`, { text: 'Everyone who meets the conditions.' });
  await desk.stored.waiting(windowId, 'approval');
  yield* both('places are recommended');
  yield { state, address: `${base}/approval`, account: signedIn(approver), sends: {} };
}
