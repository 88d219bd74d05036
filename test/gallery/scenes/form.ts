import { KIND } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { aPdf } from '../../builders/files.ts';
import { asTyped, goodAnswers } from '../../builders/good-answers.ts';
import { aCompleteDraft, fillIn, formOf, sendFile } from '../../functions/provider-site/answers.ts';
import type { ProviderSite } from '../../functions/provider-site/world.ts';
import { asha, type Scenes } from '../scene.ts';

const windowId = 's1-home-care-2027-03-01';
const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
const account = asha;
const faults = ['missing', 'empty', 'type', 'photo', 'size'];

/** Each page of the form, with nothing in it, in error, and filled in; its file; and what the register may say of a location. */
export async function* form(site: ProviderSite): Scenes {
  yield { state: 'a new account, with no window', address: '/apply', account };
  await site.aWindow(windowId);
  yield { state: 'a new account, with an open window', address: '/apply', account };
  yield { state: 'not started', address: at(), account };
  const visitor = await site.visit(account);
  await visitor.get(at());
  await visitor.submit(at('start'));
  for (const address of ['/apply', at('tasks'), at('check')]) yield { state: 'just started', address, account };
  await fillIn(visitor, windowId, 'lots');
  const pages = Object.keys(goodAnswers());
  for (const page of pages) {
    const address = at('questions', page);
    yield { state: 'empty', address, account };
    yield { state: 'sent with nothing in it', address, account, sends: {} };
  }
  yield* registered(site);
  await aCompleteDraft(site, windowId, 'full');
  const full = { ...account, subject: 'full' };
  for (const page of pages) yield { state: 'filled in', address: at('questions', page), account: full };
  for (const page of ['tasks', 'check', 'files/safeguarding'])
    yield { state: 'all filled in', address: at(page), account: full };
  const sender = await site.visit(full);
  for (const from of ['', '?from=check']) {
    const arrived = await sendFile(await formOf(sender, `${at('files/safeguarding')}${from}`), aPdf());
    yield { state: 'a file arrived', address: arrived.slice(site.origin.length), account: full };
  }
  yield { state: 'a file was sent', address: at('files/safeguarding'), account: full };
  await site.scansEnd();
  yield { state: 'a file was scanned', address: at('files/safeguarding'), account: full };
  for (const problem of faults)
    yield {
      state: `the file was refused: ${problem}`,
      address: `${at('files/safeguarding')}?problem=${problem}`,
      account: full,
    };
  yield { state: 'from the check', address: `${at('questions/contacts')}?from=check`, account: full };
}

/** What the register says of a location of each kind. */
async function* registered(site: ProviderSite): Scenes {
  const visitor = await site.visit(account);
  for (const [kind, locationId] of Object.entries(KIND)) {
    await fillIn(visitor, windowId, 'registration', { ...asTyped(goodAnswers().registration), locationId });
    yield { state: `the register: ${kind}`, address: at('questions/registration/location'), account };
  }
}
