import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoApplicants } from '../../laptop/demo/applicants.ts';
import { apply as applyByForms } from '../../laptop/demo/apply.ts';
import { Visitor } from '../../laptop/demo/visitor.ts';
import { agreementToPlay } from '../../laptop/demo/which-agreement.ts';
import { type Laptop, startLaptop } from '../../laptop/laptop.ts';
import { KIND } from '../../laptop/stand-ins/cqc/kinds.ts';
import { asRegistered } from '../builders/as-registered.ts';
import { pdfBytes } from '../builders/files.ts';
import { asTyped, goodAnswers } from '../builders/good-answers.ts';
import { launchChromium } from '../functions/shared/chromium.ts';
import { laptopOf } from '../support/laptop-of.ts';
import { aPerson, type Person } from './browser.ts';

const WINDOW = 's1-home-care-2027-03-01';
const apply = `/apply/windows/${WINDOW}`;
const failing = demoApplicants(agreementToPlay('s1-home-care'), '2027-03-31').find(({ pages }) =>
  pages.some(({ fields }) => fields.checks === 'no'),
);
if (!failing) throw new Error('The demonstration lacks an applicant');
const office = `/officers/windows/${WINDOW}`;

const policyFile = {
  name: 'safeguarding.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(pdfBytes()),
};

let folder: string;
let cloud: Laptop;
let browser: Browser;

/** Sessions last hours, so after each jump of the clock everybody signs in again. */
const signedIn = async (home: string, email: string, width: 320 | 1280): Promise<Person> => {
  const person = await aPerson(browser, cloud.siteUrl, width);
  await person.page.goto(home);
  await person.page.locator(`button[value="${email}"]`).click();
  return person;
};
const declares = async (person: Person): Promise<void> => {
  await person.open(`${office}/declaration`);
  await person.fill({ declaration: 'none' });
  await person.press('Declare');
};
const officer = (name: string) => signedIn('/officers', `${name}@example.com`, 1280);
/** Somebody whom the issuer has met, or meets, by name and address. */
const applicant = async ({ name, email }: { readonly name: string; readonly email: string }): Promise<Person> => {
  const person = await aPerson(browser, cloud.siteUrl, 320);
  await person.page.goto('/apply/sign-in?return=/apply');
  await person.fill({ name, email });
  await person.page.locator('button.main').click();
  return person;
};
const provider = (name: string) => signedIn('/apply/sign-in?return=/apply', `${name}@example.com`, 320);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'road-'));
  [cloud, browser] = await Promise.all([startLaptop(laptopOf(folder)), launchChromium()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await cloud?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the road from the scheduled opening to a contract, in a browser', { timeout: 240_000 }, () => {
  let applicationId = '';

  it('opens by the clock, with nobody at the keyboard', async () => {
    const visitor = await aPerson(browser, cloud.siteUrl, 320);
    await visitor.open('/');
    await cloud.clock.advanceTo(Date.parse('2027-03-01T09:00:05.000Z'));
    await visitor.open('/');
    expect(await visitor.page.locator('main').innerText()).toContain('12 noon on Wednesday 31 March 2027');
    await visitor.open('/agreements/s1-home-care');
  });

  it('lets a provider on a phone check itself, fill in an application and submit it', async () => {
    const willow = await provider('willow-lane');
    await willow.open(`${apply}/check-registration`);
    await willow.fill({ locationId: KIND.good });
    await willow.press(/check/i);
    await willow.open(apply);
    await willow.press('Start an application');
    for (const [page, answers] of Object.entries(goodAnswers(asRegistered(KIND.good)))) {
      await willow.open(`${apply}/questions/${page}`);
      await willow.fill(asTyped(answers));
      await willow.press('Save and continue');
      if (page === 'registration') {
        await willow.fill({ isYou: 'yes' });
        await willow.press('Continue');
      }
      if (page !== 'safeguarding') continue;
      await willow.open(`${apply}/files/${page}`);
      await willow.page.locator('input[type=file]').setInputFiles(policyFile);
      await willow.press('Upload and continue');
    }
    await willow.open(`${apply}/tasks`);
    await willow.open(`${apply}/check`);
    await willow.press('confirm that address');
    await willow.press('Send a code');
    // Letters are sent by themselves, a moment after the page is shown.
    const received = () =>
      cloud.outside.mail.outbox.page({ limit: 10 }).filter(({ to }) => to === 'asha@brightcare.example');
    await expect.poll(received, { timeout: 20_000 }).toHaveLength(1);
    await willow.fill({ code: /Your code is (\S+)/.exec(received()[0]?.body ?? '')?.[1] ?? '' });
    await willow.press('Confirm the address');
    await willow.open(`${apply}/check`);
    await willow.press(/submit/i);
    expect(await willow.page.locator('main').innerText()).toMatch(/HC-2703-[0-9A-Z]{6}/);
    await expect.poll(received, { timeout: 20_000 }).toHaveLength(2);
  });

  it('takes the application of another, who does not check its staff', async () => {
    await applyByForms(new Visitor(cloud.siteUrl), failing, WINDOW);
  });

  it('shows officers nothing of it before the close', async () => {
    const lead = await officer('procurement-lead');
    await lead.open(office);
    const response = await lead.page.goto(`${office}/applications`);
    expect(response?.status()).toBe(403);
  });

  it('reminds somebody who has begun and does not submit a week, a day and two hours before the close', async () => {
    const moorland = await provider('moorland-care');
    await moorland.open(apply);
    await moorland.press('Start an application');
    await cloud.clock.advanceTo(Date.parse('2027-03-31T10:30:00.000Z'));
    const reminders = cloud.outside.mail.outbox
      .page({ limit: 100 })
      .filter(({ subject }) => subject.includes('yours is not submitted'));
    expect(new Set(reminders.map(({ to }) => to))).toEqual(new Set(['moorland-care@example.com']));
    // Each within the minute after its instant, of London's clocks.
    expect(reminders.map(({ createdAt }) => createdAt.slice(0, 16)).toSorted()).toEqual([
      '2027-03-24T12:00',
      '2027-03-30T11:00',
      '2027-03-31T09:00',
    ]);
  });

  it('refuses a submission after the closing instant, whatever page it came from', async () => {
    await cloud.clock.advanceTo(Date.parse('2027-03-31T11:05:00.000Z'));
    const late = await provider('moorland-care');
    const response = await late.page.goto(`${apply}/questions/organisation`);
    expect(response?.status()).toBeGreaterThanOrEqual(400);
    const lead = await officer('procurement-lead');
    await declares(lead);
    await lead.open(`${office}/applications`);
    const href = await lead.page.locator('main table a', { hasText: 'Willow Lane' }).getAttribute('href');
    applicationId = href?.split('/').at(-1) ?? '';
    await lead.open(`${office}/applications/${applicationId}`);
    expect(await lead.page.locator('main').innerText()).toContain('Good');
  });

  it('shows the provider and officers one certificate of who could read its application while it was sealed, and who did', async () => {
    const willow = await provider('willow-lane');
    await willow.open(`${apply}/receipt`);
    await willow.page.getByRole('link', { name: 'See who could read' }).click();
    await willow.open(new URL(willow.page.url()).pathname);
    const shown = await willow.page.locator('main').innerText();
    expect(shown).toContain('Nothing was found that should not be');
    expect(shown).toMatch(/Your application is number [12]\./);
    expect(shown).toMatch(/For its applicant, by Sites\/ProviderSite: answers/);
    expect(shown).toMatch(/For the council, by Tasks\/UnsealApplications: answers once and files once/);
    const [hash = ''] = /\b[0-9a-f]{64}\b/.exec(shown) ?? [];
    const file = await (await willow.page.request.get(`${apply}/seal.json`)).body();
    expect(createHash('sha256').update(file).digest('hex')).toBe(hash);
    const written = JSON.parse(file.toString());
    expect([written.findings, written.applications.length]).toEqual([[], 2]);
    expect(new Set(written.readers.map(({ step }: { readonly step: string }) => step))).toEqual(
      new Set(['opening', 'submission', 'close', 'unsealing']),
    );
    const lead = await officer('procurement-lead');
    await lead.open(`${office}/seal`);
    expect(await lead.page.locator('main').innerText()).toContain(hash);
    await lead.open(`${office}/audit`);
    expect(await lead.page.locator('main').innerText()).toContain(`SHA-256 ${hash}`);
  });

  it('lets a provider whose rejection is proposed reply on a phone before it takes effect', async () => {
    const phone = await applicant(failing);
    await phone.open('/apply');
    await phone.press(/Read why, and reply/);
    expect(await phone.page.locator('main').innerText()).toContain('midnight at the end of Monday 12 April 2027');
    await phone.press('Send the reply');
    expect(await phone.page.locator('main').innerText()).toContain('Enter your reply');
    await phone.fill({ reply: 'Every care worker has been checked since.' });
    await phone.press('Send the reply');
    expect(await phone.heading()).toBe('We have your reply');
    await phone.press('Withdraw your reply');
    await phone.press('No, leave it sent');
    const lead = await officer('procurement-lead');
    await lead.open(`${office}/referrals`);
    await lead.press(failing.name);
  });

  it('has the lead assign evaluators who have declared', async () => {
    for (const name of ['evaluator-1', 'evaluator-2'] as const) await declares(await officer(name));
    const lead = await officer('procurement-lead');
    await lead.open('/officers');
    await lead.press('Assign evaluators');
    await lead.press('See who would score what');
    expect(await lead.heading()).toBe('Assign these evaluators?');
    await lead.press('Assign');
    expect(await lead.page.locator('main').innerText()).toContain(
      'Evaluator One (demo) and Evaluator Two (demo), to answer by midnight at the end of',
    );
  });

  it.each(['evaluator-1', 'evaluator-2'])('has %s accept and score it alone', async (name) => {
    const evaluator = await officer(name);
    await evaluator.open(`${office}/evaluate/${applicationId}`);
    await evaluator.press('Accept and start');
    expect(await evaluator.page.locator('main').innerText()).not.toContain('Evaluator Two (demo):');
    for (let question = 1; question <= 8; question += 1) {
      await evaluator.fill({
        [`mark-q${question}`]: name === 'evaluator-2' && question === 3 ? '3' : '4',
        [`reason-q${question}`]: `Detailed, with owners and timings of its own: answer ${question}.`,
      });
    }
    await evaluator.press('Save as final');
  });

  it('has a moderator agree the consensus, with a reason where the marks differ', async () => {
    await cloud.clock.advanceTo(cloud.clock.now() + 60_000);
    const moderator = await officer('moderator');
    await declares(moderator);
    await moderator.open(`${office}/moderate/${applicationId}`);
    await moderator.press(/start/i);
    expect(new URL(moderator.page.url()).pathname).toMatch(/q3$/);
    await moderator.fill({ mark: '4', reason: 'Both read it again: the timings are in the second paragraph.' });
    await moderator.press('Save and check the consensus');
    await moderator.press('Take over the marks that agree');
    await moderator.press(/final/i);
  });

  it('has an officer decide on the reply once its time is over, and tells the provider', async () => {
    await cloud.clock.advanceTo(Date.parse('2027-04-12T23:05:00.000Z'));
    const manager = await officer('contract-manager');
    await declares(manager);
    await manager.open('/officers');
    await manager.press('Decide on replies to proposed rejections');
    await manager.press(failing.name);
    expect(await manager.page.locator('main').innerText()).toContain('Every care worker has been checked since');
    await manager.fill({
      how: 'upheld',
      reason: 'The condition was to be met when the window closed; the reply says that it was met later.',
    });
    await manager.press('Record the decision');
    expect(await manager.page.locator('main').innerText()).toContain('The rejection took effect after the reply');
    await cloud.clock.advanceTo(cloud.clock.now() + 60_000);
    const phone = await applicant(failing);
    await phone.open(`${apply}/proposed-rejection`);
    expect(await phone.heading()).toBe('Your application has been rejected');
  });

  it('shows an administrator who is signed in, and takes a role away from whoever has lost it', async () => {
    await officer('approver');
    const manager = await officer('contract-manager');
    await manager.open('/officers/account/sessions');
    const administrator = await officer('administrator');
    await administrator.open('/officers/sessions');
    await administrator.press(/See where Approver/);
    await administrator.press('Sign out there');
    await administrator.page.getByLabel('Reason').fill('Their laptop was left on the train.');
    await administrator.page.locator('[name=sessions]').first().check();
    await administrator.press('Sign out there');
    expect(await administrator.page.locator('main').innerText()).toContain(
      'Reason: Their laptop was left on the train.',
    );
    await cloud.clock.advanceTo(cloud.clock.now() + 1_000);
    await administrator.press('Who signed in, when, and what was refused');
    const onRecord = await administrator.page.locator('main').innerText();
    expect(onRecord).toMatch(/Signed in\n.*by Approver \(demo\)/);
    expect(onRecord).toMatch(/Session ended by an administrator\n.*by Administrator \(demo\)/);

    const laptop = await browser.newPage({ baseURL: cloud.siteUrl });
    await laptop.goto('/_local/accounts');
    const account = laptop.locator('form', { has: laptop.getByRole('heading', { name: 'Contract Manager (demo)' }) });
    const save = account.getByRole('button');
    await account.getByLabel('contract-manager').uncheck();
    await Promise.all([laptop.waitForNavigation(), save.click()]);
    await cloud.clock.advanceTo(cloud.clock.now() + 6 * 60_000);
    await manager.page.goto('/officers/faults');
    expect(await manager.heading()).toBe('You have been signed out');
    await account.getByLabel('contract-manager').check();
    await Promise.all([laptop.waitForNavigation(), save.click()]);
  });

  it('has the provider type the code that an officer tells at the register’s telephone number', async () => {
    const lead = await officer('procurement-lead');
    await lead.open('/officers');
    await lead.press('Have providers prove that they speak for their location');
    await lead.press('Willow Lane');
    await lead.press('Issue a code');
    expect(await lead.page.locator('main').innerText()).toContain('01632960');
    await lead.page.getByRole('button', { name: 'Issue a code' }).click();
    const code = await lead.page.locator('#code').innerText();
    await lead.press('Record how it was sent');
    await lead.fill({ how: 'telephone', 'on-day': '13', 'on-month': '4', 'on-year': '2027' });
    await lead.press('Record it and tell the provider');
    const willow = await provider('willow-lane');
    await willow.open('/apply');
    await willow.press('Type the code');
    await willow.fill({ code: '2222 2222' });
    await willow.press('Send the code');
    expect(await willow.page.locator('main').innerText()).toContain('That is not the code. 4 of 5 tries are left');
    await willow.fill({ code: code.toLowerCase() });
    await willow.press('Send the code');
    expect(await willow.heading()).toBe('You speak for this location');
  });

  it('is recommended by one officer and approved by another, under an authority', async () => {
    await cloud.clock.advanceTo(cloud.clock.now() + 60_000);
    const lead = await officer('procurement-lead');
    await lead.open(`${office}/recommendation`);
    await lead.fill({ text: 'Everyone who meets the thresholds.' });
    await lead.press('Recommend these places');
    await cloud.clock.advanceTo(cloud.clock.now() + 60_000);
    const approver = await officer('approver');
    await declares(approver);
    await approver.open(`${office}/approval`);
    await approver.fill({ decision: 'approved', authority: 'cabinet-2027', reason: 'Read and found in order.' });
    // Reading takes longer than a sign-in counts as fresh: it is asked for once more, and what was typed comes back.
    await cloud.clock.advanceTo(cloud.clock.now() + 11 * 60_000);
    await approver.page.getByRole('button', { name: 'Record the decision' }).click();
    await approver.page.waitForLoadState();
    expect(await approver.heading()).toBe('Sign in again to decide');
    await approver.page.getByRole('link', { name: 'Sign in' }).click();
    await approver.page.locator('button[value="approver@example.com"]').click();
    await approver.page.waitForURL(`**${office}/approval`);
    await approver.press('Record the decision');
    expect(await approver.page.locator('main').innerText()).toContain('approved the recommendation');
  });

  it('tells nobody the outcome before somebody has read the letters and somebody else has released them', async () => {
    await cloud.clock.advanceTo(cloud.clock.now() + 60_000);
    const willow = await provider('willow-lane');
    expect((await willow.page.goto(`${apply}/outcome`))?.status()).toBe(404);
    const manager = await officer('contract-manager');
    await declares(manager);
    await manager.open(`${office}/outcome-letters`);
    await manager.page.getByRole('link', { name: 'Read one' }).first().click();
    expect(await manager.heading()).toContain('The outcome of your application');
    await manager.open(`${office}/outcome-letters/read`);
    await manager.fill({ confirm: 'yes' });
    await manager.press('They have been read');
    const lead = await officer('procurement-lead');
    await lead.open(`${office}/outcome-letters/release`);
    await lead.fill({ confirm: 'yes' });
    await lead.press('Release all letters');
    expect(await lead.page.locator('main').innerText()).toContain('released the letters');
  });

  it('gives the provider its outcome, and a contract when the standstill has passed', async () => {
    await cloud.clock.advanceTo(cloud.clock.now() + 10 * 60_000);
    const willow = await provider('willow-lane');
    await willow.open(`${apply}/outcome`);
    expect(await willow.page.locator('main').innerText()).toContain('80 out of 100');
    const register = async () => {
      const anybody = await aPerson(browser, cloud.siteUrl, 320);
      await anybody.open('/register/s1-home-care');
      return anybody.page.locator('main').innerText();
    };
    expect(await register()).not.toContain('Willow Lane');
    await cloud.clock.advanceTo(cloud.clock.now() + 17 * 86_400_000);
    expect(await register()).toContain('Willow Lane');
    const lead = await officer('procurement-lead');
    await lead.open(`${office}/audit`);
    expect(cloud.requests.entries().filter(({ decision }) => !decision.allowed)).toEqual([]);
  });
});
