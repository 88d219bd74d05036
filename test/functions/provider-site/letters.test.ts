import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressCodeLetter } from '../../../domain/letters/address-code-letter.ts';
import type { Letter, LetterKind } from '../../../domain/letters/letter.ts';
import { clock } from '../../builders/clock.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());

const WINDOW = 's1-home-care-2027-03-01';
const letterOf = (providerId: string, kind: LetterKind, what: string, body = `The ${what} for you.`): Letter => ({
  letterId: `${WINDOW}.${what}.${providerId}`,
  kind,
  to: `${providerId}@example.com`,
  subject: `About the ${what}`,
  body,
});
const written = async (letter: Letter): Promise<Letter> => {
  await site.letters.enqueue([letter], clock.tick());
  return letter;
};
const sent = async (letter: Letter): Promise<Letter> => {
  await written(letter);
  await site.letters.markSent(await claimedLetter(site.letters, letter, clock.now()), clock.tick());
  return letter;
};
const addressOf = ({ letterId }: Letter) => `/apply/letters/${encodeURIComponent(letterId)}`;

describe('The letters of a provider', () => {
  it('are none at first, and the page says what will be there', async () => {
    const { html } = await (await site.visit({ subject: 'new' })).get('/apply/letters');
    expect(html).toContain('We have not written to you yet.');
  });

  it('stand there once they have gone, newest first, and are read and saved as they were sent', async () => {
    const visitor = await site.visit({ subject: 'reader' });
    const receipt = await sent(letterOf('reader', 'receipt', 'receipt-1'));
    const outcome = await sent(
      letterOf('reader', 'outcome', 'outcome', `# Lot A\n\nYou have a place.\n\n- one\n- two`),
    );
    const { html } = await visitor.get('/apply/letters');
    expect(html.indexOf('About the outcome')).toBeGreaterThan(0);
    expect(html.indexOf('About the receipt-1')).toBeGreaterThan(html.indexOf('About the outcome'));
    expect(html).toContain('Sent to reader@example.com');
    const signing = await sent(letterOf('reader', 'signing-asked', 'signing-asked-1-0'));
    expect((await visitor.get(addressOf(signing))).status).toBe(200);
    const shown = await visitor.get(addressOf(outcome));
    expect([shown.title, shown.html]).toEqual(['About the outcome', expect.stringContaining('<li>one</li>')]);
    expect(shown.html).toContain(`href="${addressOf(outcome)}/letter.pdf">Download this letter (PDF)</a>`);
    const printed = await readPdf((await visitor.get(`${addressOf(outcome)}/letter.pdf`)).bytes);
    expect(printed.read().flatMap(({ tag, text }) => (text ? [`${tag}: ${text}`] : []))).toEqual([
      expect.stringMatching(/^P: .+ Sent to reader@example\.com$/),
      'H1: About the outcome',
      'H2: Lot A',
      'P: You have a place.',
      ...['Lbl: •', 'P: one', 'Lbl: •', 'P: two'],
    ]);
    const saved = await visitor.get(`${addressOf(receipt)}/letter.txt`);
    expect(saved.headers['content-disposition']).toContain('letter.txt');
  });

  it('lead to the pages of the service that they name, and to no other', async () => {
    const visitor = await site.visit({ subject: 'follows' });
    const here = `${site.origin}/apply/windows/${WINDOW}/clarifications`;
    const body = `Read it: ${here}.\n\n- ${here}\n\nSee https://elsewhere.example/x and ${site.origin}.evil.example/x <b>`;
    const { html } = await visitor.get(addressOf(await sent(letterOf('follows', 'outcome', 'outcome', body))));
    const link = `<a class="govuk-link" href="/apply/windows/${WINDOW}/clarifications">${here}</a>`;
    expect(html).toContain(`<p class="govuk-body">Read it: ${link}.</p>`);
    expect(html).toContain(`<li>${link}</li>`);
    expect(html).toContain(`See https://elsewhere.example/x and ${site.origin}.evil.example/x &lt;b&gt;`);
    expect(html.match(/href="[^"]*(?:elsewhere|evil)/)).toBeNull();
  });

  it('of changes of a window are among them, each with the instant of its change in its name', async () => {
    const visitor = await site.visit({ subject: 'told-of-changes' });
    for (const kind of ['window-extended', 'window-cancelled'] as const) {
      const letter = await sent(
        letterOf('told-of-changes', kind, `${kind}-2027-04-10T09:00:00.000Z`, `Told: ${kind}.`),
      );
      expect((await visitor.get('/apply/letters')).html).toContain(`About the ${kind}`);
      expect((await visitor.get(addressOf(letter))).html).toContain(`Told: ${kind}.`);
    }
  });

  it('are not there before they have gone, nor where they were withdrawn: nobody learns of an outcome before others', async () => {
    const visitor = await site.visit({ subject: 'waits' });
    const waiting = await written(letterOf('waits', 'outcome', 'outcome'));
    const claimed = await written(letterOf('waits', 'rejection', 'rejection-1'));
    await claimedLetter(site.letters, claimed, clock.now());
    const withdrawn = await written(letterOf('waits', 'contract-made', 'contract-made-A'));
    await site.letters.withdraw(withdrawn.letterId);
    expect((await visitor.get('/apply/letters')).html).toContain('We have not written to you yet.');
    for (const letter of [waiting, claimed, withdrawn]) expect((await visitor.get(addressOf(letter))).status).toBe(404);
  });

  it('are read by nobody else, and no code is among them', async () => {
    const letter = await sent(letterOf('reader', 'rejection', 'rejection-1'));
    const code = addressCodeLetter({
      providerId: 'reader',
      email: 'x@example.com',
      code: 'AB',
      at: clock.now(),
      siteUrl: '',
    });
    await sent(code);
    const other = await site.visit({ subject: 'curious' });
    expect((await other.get(addressOf(letter))).status).toBe(404);
    const visitor = await site.visit({ subject: 'reader' });
    expect((await visitor.get(addressOf(letter))).status).toBe(200);
    expect((await visitor.get(addressOf(code))).status).toBe(404);
    expect((await visitor.get('/apply/letters')).html).not.toContain('Your code');
    for (const madeUp of ['x', 'a.b', `${WINDOW}.receipt-9.reader`, 'account.receipt-1.reader'])
      expect((await visitor.get(`/apply/letters/${encodeURIComponent(madeUp)}`)).status).toBe(404);
  });

  it('that could not be delivered are there too, and say so; also one whose address was corrected', async () => {
    const visitor = await site.visit({ subject: 'bounced' });
    const letter = await written(letterOf('bounced', 'outcome', 'outcome'));
    const failure = { at: clock.now(), error: 'permanent-failure' };
    await site.letters.markUndeliverable(await claimedLetter(site.letters, letter, clock.now()), failure);
    expect((await visitor.get('/apply/letters')).html).toContain('Could not be delivered to bounced@example.com');
    const stored = await site.letters.get(letter.letterId);
    if (!stored) throw new Error('It is not stored');
    await site.records.transact([site.letters.sendAgain(stored, 'right@example.com', clock.now())]);
    expect((await visitor.get('/apply/letters')).html).not.toContain('About the outcome');
    await site.letters.markSent(await claimedLetter(site.letters, letter, clock.now()), clock.tick());
    expect((await visitor.get('/apply/letters')).html).toContain('Sent to right@example.com');
  });

  it('are fifty a page, and are all among what is held about a provider', async () => {
    const visitor = await site.visit({ subject: 'many' });
    for (let number = 1; number <= 53; number += 1)
      await sent(letterOf('many', 'contract-made', `contract-made-${number}`));
    const first = await visitor.get('/apply/letters');
    expect(first.html.match(/About the contract-made/g)).toHaveLength(50);
    const [, older = ''] = /href="(\/apply\/letters\?from=[^"]+)"/.exec(first.html) ?? [];
    const second = await visitor.get(older.replaceAll('&amp;', '&'));
    expect(second.html.match(/About the contract-made/g)).toHaveLength(3);
    expect((await visitor.get('/apply/letters?from=nonsense')).html).toContain('About the contract-made-53');
    const data = JSON.parse((await visitor.get('/apply/account/data.json')).html);
    expect(data.letters).toHaveLength(53);
    expect(data.letters[0]).toMatchObject({ subject: 'About the contract-made-53', body: expect.any(String) });
  });

  it('with all else are more than one file holds at last, which is said, and each is still there by itself', async () => {
    const visitor = await site.visit({ subject: 'wordy' });
    for (let number = 1; number <= 30; number += 1)
      await sent(letterOf('wordy', 'outcome', `outcome-${number}`, randomBytes(150_000).toString('hex')));
    const file = await visitor.get('/apply/account/data.json');
    expect([file.status, file.title]).toEqual([422, 'This is too much for one file']);
    const { html } = await visitor.get('/apply/letters');
    expect(html.match(/About the outcome/g)).toHaveLength(30);
  });
});
