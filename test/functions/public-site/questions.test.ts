import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyPageOf } from '../../../domain/application/application.ts';
import { withUniforms } from '../../builders/an-own-page.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { aPublicSite } from './a-public-site.ts';

let site: Awaited<ReturnType<typeof aPublicSite>>;
beforeAll(async () => {
  site = await aPublicSite();
});
afterAll(() => site.stop());

it('Every question of an application can be read and printed before it is begun, the agreement’s own among them', async () => {
  const agreement = withUniforms();
  const visitor = site.visit(agreement);
  const shown = await visitor.get(`/agreements/${agreement.id}/questions`);
  expect(shown.status).toBe(200);
  for (const page of everyPageOf(agreement)) {
    expect(shown.html).toContain(`id="${page.path}"`);
    expect(shown.html).toContain(page.questions[0]?.label);
  }
  for (const words of [
    'corruption or bribery',
    'If so: Who makes the badges?',
    'Their own (With the badge)',
    '300 words at most',
    'Lot B',
    'What it takes: a badge with a photo on each visit.',
  ])
    expect(shown.html).toContain(words);
  for (const words of [
    'You must answer “Yes” to be admitted.',
    'If you answer “Yes”, that does not end your application: an officer looks at it before anything is decided.',
    'If you do not select “Navy”, that does not end your application',
    'It must be 2 sets or more to be admitted.',
    'TUPE: The Transfer of Undertakings',
    '15% of lot A, 15% of lot B and 10% of lot C',
    'If so: Which sub-contractors, and what would each do?',
  ])
    expect(shown.html).toContain(words);
  const once = (words: string) => shown.html.split(words).length - 1;
  expect(once('To be admitted to a lot you need 60 of 100 in all'), 'of ten scored questions').toBe(1);
  expect(once('Mark 2: The main parts are covered'), 'of ten scored questions').toBe(1);
  const pdf = await visitor.get(`/agreements/${agreement.id}/questions.pdf`);
  expect(shown.html).toContain(`href="/agreements/${agreement.id}/questions.pdf">download the questions (PDF)</a>`);
  expect(pdf.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${agreement.id}-questions.pdf"`,
    'cache-control': expect.stringMatching(/^public, max-age=\d+$/),
  });
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
  const parts = (await readPdf(pdf.bytes)).read();
  const printed = plain(parts.map(({ text }) => text).join(' '));
  for (const { title, questions } of everyPageOf(agreement)) {
    expect(parts).toContainEqual(expect.objectContaining({ tag: 'H3', text: title }));
    for (const { label } of questions) expect(printed).toContain(plain(label));
  }
  for (const words of ['If so: Who makes the badges?', 'Their own (With the badge)', '300 words at most'])
    expect(printed).toContain(words);
  const again = await visitor.get(`/agreements/${agreement.id}/questions.pdf`);
  expect(Buffer.compare(again.bytes, pdf.bytes), 'for a day the same file').toBe(0);
  const page = await visitor.get(`/agreements/${agreement.id}`);
  expect(page.html).toContain('a badge with a photo on each visit');
  expect(page.html).toContain(`href="/agreements/${agreement.id}/questions"`);
  expect((await visitor.get('/agreements/nothing/questions')).status).toBe(404);
});
