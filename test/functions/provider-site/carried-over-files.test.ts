import { afterAll, beforeAll, expect, it } from 'vitest';
import { withUniforms } from '../../builders/an-own-page.ts';
import { aPdf, aStoredFile } from '../../builders/files.ts';
import { brightCare, goodAnswers } from '../../builders/good-answers.ts';
import { fillIn, upload } from './answers.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterAll(() => site.stop());
const asked = { name: 'worn', kind: 'yes-no', label: 'Are uniforms worn?', missing: 'Select whether they are' };
const catalogue = { name: 'x', kind: 'file', label: 'Catalogue', required: true };
/** A provider whose earlier application has a file on the page, carried into a window whose page asks this. */
const carried = async (subject: string, year: number, fields: readonly object[]) => {
  const [before, now] = [`s1-home-care-${year}-03-01`, `s1-home-care-${year}-09-01`];
  await site.aWindow(
    before,
    { opensAt: '2020-01-01T00:00:00.000Z' },
    withUniforms({ fields: [asked, catalogue], gates: [] }),
  );
  const visitor = await site.visit({ subject });
  await visitor.get(`/apply/windows/${before}`);
  await visitor.submit(`/apply/windows/${before}/start`);
  const x = aStoredFile(`kept/${before}.${subject}/1`);
  await site.sealed.savePage(before, subject, 'uniforms', { worn: 'yes', x }, 0, '2027-03-01T00:00:00.000Z');
  await site.aWindow(now, {}, withUniforms({ fields, gates: [] }));
  await visitor.get(`/apply/windows/${now}`);
  await visitor.submit(`/apply/windows/${now}/start`, { from: before });
  return { visitor, now };
};
it('a file that this window does not ask for is not submitted', async () => {
  const { visitor, now } = await carried('left-over', 2025, [asked]);
  for (const page of Object.keys(goodAnswers(brightCare, ['A'], withUniforms()))) await fillIn(visitor, now, page);
  await upload(site, visitor, now, 'safeguarding', aPdf());
  await visitor.get(`/apply/windows/${now}/questions/uniforms`);
  await visitor.submit(`/apply/windows/${now}/questions/uniforms`, { worn: 'yes' });
  await visitor.get(`/apply/windows/${now}/check`);
  expect((await visitor.submit(`/apply/windows/${now}/submit`)).title).toBe('Application submitted');
  const { frozen } = (await site.sealed.submission(now, 'left-over', 1)) ?? {};
  expect(frozen?.answers.uniforms).toEqual({ worn: 'yes' });
});
it('an earlier file is no answer to a question in words', async () => {
  const { visitor, now } = await carried('retyped', 2024, [
    asked,
    { name: 'x', kind: 'text', label: 'Which catalogue?' },
  ]);
  expect((await visitor.get(`/apply/windows/${now}/questions/uniforms`)).html).not.toContain('[object Object]');
});
