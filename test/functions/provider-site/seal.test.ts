import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROVIDER_SITE } from '../../../domain/seal/readers.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { aCertificate } from '../../builders/a-certificate.ts';
import { clock } from '../../builders/clock.ts';
import { metered } from '../../support/metered.ts';
import { completeApplication } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());

const at = (windowId: string, ...rest: string[]) => ['/apply/windows', windowId, ...rest].join('/');
const readsOf = (windowId: string) => Array.fromAsync(site.sealedReads.every(windowId));

/** Somebody who has submitted an application, by its pages. */
const applied = async (windowId: string, subject: string) => {
  const visitor = await site.visit({ subject });
  await completeApplication(site, visitor, windowId);
  await visitor.submit(at(windowId, 'submit'));
  return visitor;
};

describe('A read of a sealed application', () => {
  const windowId = 's1-home-care-2027-03-01';

  it('is not noted while it is a draft, and is once it is submitted: who, when, whose, and for whom', async () => {
    await site.aWindow(windowId);
    const visitor = await site.visit({ subject: 'reader' });
    await completeApplication(site, visitor, windowId);
    await visitor.get(at(windowId, 'check'));
    expect(await readsOf(windowId)).toEqual([]);
    await visitor.submit(at(windowId, 'submit'));
    await visitor.get(at(windowId, 'answers'));
    await visitor.get(at(windowId, 'files', 'safeguarding', 'own'));
    const reads = await readsOf(windowId);
    expect(new Set(reads.map(({ by, onBehalfOf, applicationId }) => [by, onBehalfOf, applicationId].join()))).toEqual(
      new Set([[PROVIDER_SITE, 'reader', `${windowId}.reader`].join()]),
    );
    // The receipt as it came back, the copy of the answers, and the file.
    expect(reads.map((each) => each.reads).toSorted()).toEqual([['answers'], ['answers'], ['answers', 'files']]);
  });

  it('is noted where a page of the form is asked for all the same, and says nothing of what was read', async () => {
    const visitor = await site.visit({ subject: 'reader' });
    const before = (await readsOf(windowId)).length;
    expect((await visitor.get(at(windowId, 'questions', 'lots'))).status).toBe(409);
    const reads = await readsOf(windowId);
    expect(reads).toHaveLength(before + 1);
    expect(JSON.stringify(reads)).not.toMatch(/Bright Care|zephyr|brightcare/);
  });

  it('is not noted once it is unsealed', async () => {
    const unsealed = 's1-home-care-2027-02-01';
    await site.aWindow(unsealed);
    const visitor = await applied(unsealed, 'after');
    const before = await readsOf(unsealed);
    const window = await site.windows.get(unsealed);
    if (window)
      await site.windows.change(window, { unsealedAt: clock.now() }, { at: clock.now(), action: 'unsealing began' });
    expect((await visitor.get(at(unsealed, 'answers'))).status).toBe(200);
    expect(await readsOf(unsealed)).toEqual(before);
  });

  it('comes with a note of who could read as the first application was submitted', async () => {
    expect(await site.sealed.readers(windowId)).toEqual([
      { step: 'submission', at: expect.any(String), readers: [...site.sealReaders] },
    ]);
  });
});

describe('The certificate of the seal, for an applicant', () => {
  const windowId = 's1-home-care-2027-01-01';
  const sealed = 's1-home-care-2027-05-01';

  const certified = async () => {
    const window = await site.aWindow(windowId, { closesAt: plusDuration(clock.now(), 'PT240H') });
    const visitor = await applied(windowId, 'applicant');
    await applied(windowId, 'a-rival');
    const written = aCertificate(window, [`${windowId}.a-rival`, `${windowId}.applicant`]);
    await site.records.transact(await site.seals.certificateWrites(windowId, written, clock.now()));
    return { visitor, written };
  };

  it('is led to from the receipt, says which number is theirs, and names nobody else', async () => {
    const { visitor, written } = await certified();
    const receipt = await visitor.get(at(windowId, 'receipt'));
    expect(receipt.html).toContain(`href="${at(windowId, 'seal')}"`);
    const { html } = await visitor.get(at(windowId, 'seal'));
    const [own, rival] = await Promise.all(
      ['applicant', 'a-rival'].map(
        async (subject) => (await site.sealed.get(windowId, subject))?.receipt?.reference ?? '',
      ),
    );
    expect(html).toContain(
      'the task that reminds whoever has begun before the close: who has begun an application and whether it is submitted, and nothing that it says',
    );
    expect(html).toContain('Your application is number 2.');
    expect(html).toContain(own);
    expect(html).not.toContain(rival);
    expect(html).not.toContain('rival');
    expect(html).toContain(written.sha256);
    const { html: text } = await visitor.get(at(windowId, 'seal.json'));
    expect(createHash('sha256').update(text).digest('hex')).toBe(written.sha256);
    expect(text).not.toMatch(new RegExp(`rival|applicant\\b.*${rival}|${rival}`));
  });

  it('leads whoever looks to their own among five thousand, of which it reads a page', async () => {
    const many = 's1-home-care-2029-01-01';
    const window = await site.aWindow(many);
    const visitor = await applied(many, 'p0470');
    const ids = Array.from({ length: 5_000 }, (_, index) => `${many}.p${String(index).padStart(4, '0')}`);
    await site.records.transact(await site.seals.certificateWrites(many, aCertificate(window, ids), clock.now()));
    const shown: string[] = [];
    const units = await metered(site.tables.documents).of(async () => {
      shown.push((await visitor.get(at(many, 'seal'))).html);
    });
    expect(shown[0]).toContain('Your application is number 471.');
    expect(shown[0]).toContain(`href="${at(many, 'seal')}?page=10">See who read yours`);
    expect(units).toBeLessThan(25);
  });

  it('is for nobody who did not apply in this window, be it that they applied in another', async () => {
    await site.aWindow(sealed);
    const another = await applied(sealed, 'of-another-window');
    const nobody = await site.visit({ subject: 'nobody' });
    const drafting = await site.visit({ subject: 'drafting' });
    await site.sealed.start(windowId, 'drafting', clock.now());
    for (const visitor of [another, nobody, drafting])
      for (const page of ['seal', 'seal.json']) expect((await visitor.get(at(windowId, page))).status).toBe(404);
  });

  it('shows nothing before the window has been unsealed, and says when it is written', async () => {
    const visitor = await site.visit({ subject: 'of-another-window' });
    const { status, html } = await visitor.get(at(sealed, 'seal'));
    expect(status).toBe(200);
    expect(html).toContain('It is written when the window has been unsealed.');
    expect((await visitor.get(at(sealed, 'seal.json'))).status).toBe(404);
  });
});
