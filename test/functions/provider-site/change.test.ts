import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asTyped, goodAnswers } from '../../builders/good-answers.ts';
import { aCompleteDraft } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const windowId = 's1-home-care-2027-03-01';
const at = (...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
const changed = (page: string) => `${at('questions', page)}?from=check`;
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
  await site.aWindow(windowId);
});
afterAll(() => site.stop());

let count = 0;
const checking = async () => {
  count += 1;
  const subject = `checking-${count}`;
  await aCompleteDraft(site, windowId, subject);
  const visitor = await site.visit({ subject });
  return { visitor, check: await visitor.get(at('check')), subject };
};
/** Sends a page as it was saved, but for this. */
const sent = async (visitor: Awaited<ReturnType<typeof checking>>['visitor'], page: string, otherwise = {}) => {
  const shown = await visitor.get(changed(page));
  const hidden = Object.fromEntries(
    [...shown.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
  return visitor.post(changed(page), { ...hidden, ...asTyped(goodAnswers()[page]), ...otherwise });
};

describe('An answer that is changed from where all are checked', () => {
  it('is led to by “Change”, and back to its place when it is saved', async () => {
    const { visitor, check } = await checking();
    expect(check.html).toContain(`href="${changed('contacts')}"`);
    expect((await visitor.get(changed('contacts'))).html).toMatch(
      new RegExp(`href="${at('check')}#section-contacts" class="govuk-back-link">Back to check your answers`),
    );
    expect((await sent(visitor, 'contacts', { name: 'Kim Lee' })).location).toBe(`${at('check')}#section-contacts`);
    expect((await visitor.get(at('check'))).html).toContain('Kim Lee');
  });

  it('is led to the task list where it is left for later', async () => {
    const { visitor } = await checking();
    expect((await sent(visitor, 'contacts', { _later: 'yes' })).location).toBe(at('tasks'));
  });

  it('is not asked for its file again, unless there is none', async () => {
    const { visitor, subject } = await checking();
    expect((await sent(visitor, 'safeguarding')).location).toBe(`${at('check')}#section-safeguarding`);
    const page = await site.sealed.page(windowId, subject, 'safeguarding');
    const { policy, ...values } = page?.values ?? {};
    expect(policy).toBeDefined();
    const now = new Date(page?.savedAt ?? '').toISOString();
    await site.sealed.savePage(windowId, subject, 'safeguarding', values, page?.version ?? 0, now);
    expect((await sent(visitor, 'safeguarding')).location).toBe(`${at('files/safeguarding')}?from=check`);
  });

  it('leads back all the same by way of a warning, and by way of another tab’s', async () => {
    const { visitor } = await checking();
    const refused = { tupe: 'no' };
    expect((await sent(visitor, 'contract-terms', refused)).location).toBe(changed('contract-terms'));
    expect((await visitor.get(changed('contract-terms'))).html).toContain(
      `href="${at('check')}#section-contract-terms"`,
    );
    expect((await sent(visitor, 'contract-terms', refused)).location).toBe(`${at('check')}#section-contract-terms`);
    const late = await sent(visitor, 'contacts', { name: 'Kim Lee', _version: '0' });
    expect(late.status).toBe(409);
    expect(late.html).toContain(`action="${changed('contacts')}"`);
  });

  it('keeps to the way on which a page was come to from the task list', async () => {
    const { visitor } = await checking();
    const address = at('questions/contacts');
    await visitor.get(address);
    const shown = await visitor.submit(address, asTyped(goodAnswers().contacts));
    expect(shown.title).toBe('Your CQC registration');
  });
});
