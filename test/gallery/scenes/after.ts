import { hashOf } from '../../../adapters/codes/code.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { aContractOf, aSubmission } from '../../functions/provider-site/a-submission.ts';
import { tellOutcome } from '../../functions/provider-site/tell-outcome.ts';
import type { ProviderSite } from '../../functions/provider-site/world.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { asha, type Scenes } from '../scene.ts';

const windowId = 's1-home-care-2027-02-01';
const at = (page: string) => `/apply/windows/${windowId}/${page}`;
interface Left {
  readonly reason: string;
}
const accountOf = (subject: string) => ({ ...asha, subject });

/** What comes after a window: outcomes, letters, contracts, and the code that went to a location. */
export async function* after(site: ProviderSite): Scenes {
  await site.aWindow(windowId, aWindow({ windowId }).awarded());
  yield* outcomes(site);
  yield* contracts(site);
  yield { state: 'none yet', address: '/apply/letters', account: accountOf('newcomer') };
  yield* addresses(site);
  const locationId = '1-1234567890';
  const code = { providerId: 'coded', locationId };
  await site.records.transact([site.controls.writeCode(code, clock.now(), await hashOf('7KQM2XPD'))]);
  const [account, address] = [accountOf('coded'), `/apply/locations/${locationId}`];
  yield { state: 'a code was issued', address: '/apply', account };
  yield { state: 'a code was issued', address, account };
  yield { state: 'a wrong code', address, account, sends: { code: '2222-2222' } };
  const visitor = await site.visit(account);
  await visitor.get(address);
  await visitor.submit(address, { code: '7KQM-2XPD' });
  yield { state: 'proved', address, account };
}

async function* outcomes(site: ProviderSite): Scenes {
  const an = (providerId: string) => anApplication('Bright Care', { windowId, providerId });
  const cases: readonly (readonly [string, OpenedApplication, Left?])[] = [
    [
      'a place on one of two lots',
      { ...an('won').applyingFor('A', 'C').scored(4), status: 'awarded', awardedLots: ['A'] },
    ],
    ['no place', { ...an('lost').scored(1), status: 'unsuccessful', awardedLots: [] }],
    ['rejected', an('rejected').rejected()],
    ['left out', an('left-out').received(), { reason: 'Its file could not be read, whatever was tried.' }],
  ];
  for (const [state, application, leftOut] of cases) {
    await aSubmission(site, windowId, application.providerId);
    const letterId = await told(site, application, leftOut);
    const account = accountOf(application.providerId);
    for (const address of ['/apply', at('outcome'), '/apply/letters', `/apply/letters/${encodeURIComponent(letterId)}`])
      yield { state, address, account };
  }
}

/** Tells an outcome, whose letter has gone. @returns the letter's id */
const told = async (site: ProviderSite, application: OpenedApplication, leftOut?: Left) => {
  const letter = await tellOutcome(site, application, leftOut);
  await site.letters.markSent(await claimedLetter(site.letters, letter, clock.now()), clock.tick());
  return letter.letterId;
};

async function* contracts(site: ProviderSite): Scenes {
  const account = accountOf('contracted');
  await aContractOf(site, await aSubmission(site, windowId, account.subject));
  const decided = anApplication('Bright Care', { windowId, providerId: account.subject }).scored(4);
  await told(site, { ...decided, status: 'awarded', awardedLots: ['A'] });
  const address = at('contracts/A');
  const seen = function* (state: string) {
    for (const each of ['/apply', address, `${address}/accept`, `${address}/leave`, `${address}/stay`])
      yield { state, address: each, account };
  };
  const visitor = await site.visit(account);
  yield* seen('not accepted yet');
  await visitor.get(`${address}/accept`);
  await visitor.submit(`${address}/accept`, { signatory: 'Asha Patel', agreed: 'yes' });
  yield* seen('accepted');
  await visitor.get(`${address}/leave`);
  const reason = 'Our manager retires, and nobody takes the firm over.';
  await visitor.submit(`${address}/leave`, { agreed: 'yes', reason });
  yield* seen('leaving');
}

async function* addresses(site: ProviderSite): Scenes {
  const account = accountOf('moving');
  const visitor = await site.visit(account);
  await visitor.get('/apply/account/address');
  await visitor.submit('/apply/account/address', { email: 'bids@brightcare.example' });
  yield { state: 'a code was sent', address: '/apply/account/address/code', account };
  yield { state: 'sent with nothing in it', address: '/apply/account/address/code', account, sends: {} };
  for (const address of ['/apply', '/apply/account', '/apply/verify-receipt', '/apply/signed-out', '/apply/nowhere'])
    yield { state: 'not signed in', address };
}
