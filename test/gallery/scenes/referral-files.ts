import { aWindow } from '../../builders/a-window.ts';
import { anApplication } from '../../builders/an-application.ts';
import { aPdf } from '../../builders/files.ts';
import type { Desk } from '../../functions/officer-site/officers-desk.ts';
import { formOf, sendFile } from '../../functions/provider-site/answers.ts';
import type { Scenes } from '../scene.ts';

const windowId = 's1-home-care-2027-03-01';

/** A referral whose officer adds a note and sends a file with it: before, on the way back from storage, while it is checked, and taken out. */
export async function* referralFiles(desk: Desk): Scenes {
  await desk.stored.window(aWindow({ windowId }).evaluating());
  const application = await desk.stored.application(anApplication('Quince Care', { windowId }).registrationReferred());
  const { applicationId } = application;
  await desk.stored.waiting(applicationId, 'registration-referral');
  const { groups, ...lead } = desk.officers.lead;
  const account = { ...lead, groups: [...groups] };
  const referral = `/officers/windows/${windowId}/applications/${applicationId}/registration`;
  const note = `/officers/windows/${windowId}/applications/${applicationId}/notes/1`;

  const officer = await desk.as(desk.officers.lead);
  await officer.get(`${referral}/notes`);
  const text = 'CQC wrote that the firm goes on under its new ID.';
  await officer.submit(`${referral}/notes`, { note: text, reference: '', file: 'yes' });
  yield { state: 'a note that a file is to go with', address: `${note}/send`, account };
  const led = await sendFile(await formOf(officer, `${note}/send`), aPdf('Letter of CQC.pdf'));
  const { pathname, search } = new URL(led);
  yield { state: 'storage leads back', address: `${pathname}${search}`, account };
  await officer.open(`${pathname}${search}`);
  yield { state: 'with a file that is being checked', address: referral, account };
  await officer.get(`${note}/files/1/take-out`);
  await officer.submit(`${note}/files/1/take-out`, { reason: 'It is about another provider.' });
  yield { state: 'with a file that was taken out', address: referral, account };
}
