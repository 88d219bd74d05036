import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everyPageOf } from '../../../domain/application/application.ts';
import { withUniforms } from '../../builders/an-own-page.ts';
import { clock } from '../../builders/clock.ts';
import { asTyped, brightCare, goodAnswers } from '../../builders/good-answers.ts';
import { everythingIn } from '../who-may-ask/asking.ts';
import { anAgreement, aPublicSite, aWindow } from './a-public-site.ts';

let site: Awaited<ReturnType<typeof aPublicSite>>;
beforeAll(async () => {
  site = await aPublicSite();
});
afterAll(() => site.stop());
beforeEach(() => clock.at('2027-03-10T12:00:00.000Z'));
afterEach(() => {
  clock.reset();
});

const agreement = anAgreement('tried');
const at = (page: string) => `/agreements/tried/practice/${page}`;
const stored = () => {
  const { documents, records, letters, sealed, providerSessions } = site.tables;
  return everythingIn(documents, records, letters, sealed, providerSessions);
};

describe('Practising an application, without an account', () => {
  it('leads to every page that an application for all lots is asked, and from each to the next', async () => {
    const visitor = site.visit(agreement);
    const { html } = await visitor.get('/agreements/tried/practice');
    const pages = everyPageOf(agreement);
    for (const [index, { path }] of pages.entries()) {
      expect(html).toContain(`href="${at(path)}"`);
      expect((await visitor.get(at(path))).status).toBe(200);
      const sent = await visitor.submit(at(path), asTyped(goodAnswers(brightCare, ['A', 'B', 'C'])[path]));
      expect([path, sent.status]).toEqual([path, 200]);
      expect(sent.html).toContain('This page would be complete. Nothing was kept.');
      const following = pages[index + 1];
      expect(sent.html).toContain(following ? `href="${at(following.path)}"` : 'That was the last page');
    }
  });

  it('says what is missing or wrong on a page as the application does, with what was typed', async () => {
    const visitor = site.visit(agreement);
    await visitor.get(at('contacts'));
    const sent = await visitor.submit(at('contacts'), { name: 'Asha Patel', email: 'nobody', phone: '' });
    expect(sent.status).toBe(400);
    expect(sent.html).toContain('Enter an email address in the correct format');
    expect(sent.html).toContain('href="#phone"');
    expect(sent.html).toContain('value="Asha Patel"');
    expect(sent.headers['cache-control']).toBe('no-store');
  });

  it('says with which answers an application would be refused', async () => {
    const visitor = site.visit(agreement);
    await visitor.get(at('recruitment'));
    const sent = await visitor.submit(at('recruitment'), { checks: 'no' });
    expect(sent.html).toContain('With these answers an application would be refused.');
  });

  it('asks what the open window asks, though the file has changed since', async () => {
    await site.windows.prepare(
      aWindow('tried'),
      { ...withUniforms(), id: 'tried' },
      { at: clock.now(), action: 'prepared' },
    );
    const visitor = site.visit(agreement);
    expect((await visitor.get('/agreements/tried/practice')).html).toContain(`href="${at('uniforms')}"`);
    expect((await visitor.submit(at('uniforms'), {})).html).toContain('Select whether everybody wears a badge');
  });

  it('keeps nothing of what was typed', async () => {
    const visitor = site.visit(agreement);
    const before = await stored();
    await visitor.get(at('organisation'));
    await visitor.submit(at('organisation'), asTyped(goodAnswers().organisation));
    await visitor.submit(at('organisation'), { name: 'Typed in vain' });
    expect(await stored()).toEqual(before);
    expect((await visitor.get(at('organisation'))).html).not.toContain('Typed in vain');
    expect([...visitor.jar]).toEqual([]);
  });

  it('has no page that the application has not', async () => {
    const visitor = site.visit(agreement);
    expect((await visitor.get(at('capacity-Z'))).status).toBe(404);
    expect((await visitor.post(at('capacity-Z'), {})).status).toBe(404);
  });
});
