import { s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { aCompleteDraft } from '../../functions/provider-site/answers.ts';
import { aFirm, anAccount, invited } from '../../functions/provider-site/firm.ts';
import type { ProviderSite } from '../../functions/provider-site/world.ts';
import type { Scenes } from '../scene.ts';

const windowId = 's1-home-care-2027-03-01';
const at = (page: string) => `/apply/windows/${windowId}/${page}`;

/** People who act for a provider alone or together, invitations, and the sign-off that an agreement may ask for. */
export async function* together(site: ProviderSite): Scenes {
  await site.aWindow(windowId, {}, { ...s1(), signOff: true });
  yield* invitations(site);
  const { asha, ben, signs, prepares } = await aFirm(site);
  const member = { ...ben, actsFor: asha.subject };
  await invited(site, signs, anAccount('Dora Invited'), 'sign');
  for (const account of [asha, member]) {
    const state = account === asha ? 'several, for whoever signs' : 'several, for whoever prepares';
    for (const address of ['/apply', '/apply/people']) yield { state, address, account };
  }
  yield { state: 'somebody who prepares', address: `/apply/people/${ben.subject}`, account: asha };
  await aCompleteDraft(site, windowId, asha.subject);
  yield { state: 'sign-off not asked yet', address: at('check'), account: member };
  yield { state: 'opened by a colleague too', address: at('questions/q1'), account: member };
  yield { state: 'opened by a colleague too', address: at('questions/q1'), account: asha };
  const both = function* (state: string) {
    for (const account of [asha, member]) yield { state, address: at('check'), account };
    for (const address of [at('sign-off'), at('tasks'), '/apply']) yield { state, address, account: asha };
  };
  const decide = async (decision: string, reason = '') => {
    await signs.get(at('sign-off'));
    await signs.submit(at('sign-off'), { decision, reason });
  };
  await prepares.get(at('check'));
  await prepares.submit(at('ask-to-sign'));
  yield* both('sign-off asked');
  yield { state: 'sent with nothing in it', address: at('sign-off'), account: asha, sends: {} };
  await decide('decline', 'The hours of zone 8 are those of last year.');
  yield* both('sign-off declined');
  clock.tick();
  await decide('sign');
  yield* both('signed off');
  yield { state: 'stops acting', address: '/apply/people/stop-acting', account: member };
}

async function* invitations(site: ProviderSite): Scenes {
  const [eva, fred, gil] = [anAccount('Eva Signs'), anAccount('Fred Invited'), anAccount('Gil Other')];
  yield { state: 'alone', address: '/apply/people', account: eva };
  yield { state: 'alone', address: '/apply/people/invite', account: eva };
  const signs = await site.visit(eva);
  const address = await invited(site, signs, fred, 'sign');
  yield { state: 'one invited', address: '/apply/people', account: eva };
  yield { state: 'invited', address, account: fred };
  yield { state: 'sent with nothing in it', address, account: fred, sends: {} };
  yield { state: 'for another address', address, account: gil };
  yield { state: 'not signed in', address };
  const joins = await site.visit(fred);
  await joins.get(address);
  await joins.submit(address, { answer: 'accepted' });
  yield { state: 'accepted before', address, account: { ...fred, actsFor: eva.subject } };
  yield { state: 'another who signs', address: `/apply/people/${fred.subject}`, account: eva };
}
