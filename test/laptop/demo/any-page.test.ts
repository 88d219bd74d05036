import { describe, expect, it } from 'vitest';
import { pagesOf } from '../../../domain/application/application.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import { typedValues } from '../../../functions/shared/forms/typed-values.ts';
import { answersTo } from '../../../laptop/demo/applicants/any-page.ts';
import { applyingFirms } from '../../../laptop/demo/applicants/firm.ts';
import { demoApplicants, standingAgainst } from '../../../laptop/demo/applicants.ts';
import { uniforms, withUniforms } from '../../builders/an-own-page.ts';
import { aStoredFile } from '../../builders/files.ts';

const closesOn = '2027-03-31';
const [firm] = applyingFirms();
if (!firm) throw new Error('Nobody applies');

const pageOf = (own: object = {}): AskedPage => {
  const page = pagesOf(withUniforms(own), ['A']).find(({ path }) => path === uniforms.page);
  if (!page) throw new Error('The agreement asks nothing of uniforms');
  return page;
};

/** What the service makes of an answer: the page's answers, and what it finds on them. */
const taken = (page: AskedPage, { fields, file }: ReturnType<typeof answersTo>) => {
  const stored = file && aStoredFile('k', file.name);
  const values = {
    ...page.tidy(typedValues(page.questions, fields)),
    ...(stored && page.file ? { [page.file.name]: stored } : {}),
  };
  return {
    said: page.schema.safeParse(values),
    findings: page.schema.safeParse(values).success ? page.findings(values, closesOn) : [],
  };
};

const every = { fields: uniforms.own.fields.map(({ name }) => name), gates: [] };
const asking = (fields: readonly object[], gates: readonly object[] = []) => ({ fields, gates });
const gate = (field: string, when: object, outcome = 'fails') => ({
  field,
  when,
  outcome,
  code: `gate-${Object.keys(when).join('-').toLowerCase()}`,
  says: `It is not so: ${JSON.stringify(when)}`,
});
const number = (least: number, most: number) => ({
  name: 'n',
  kind: 'number',
  label: 'How many?',
  missing: `Enter a number from ${least} to ${most}`,
  least,
  most,
});
const yesNo = { name: 'well', kind: 'yes-no', label: 'Is all well?', missing: 'Select whether all is well' };
const date = { name: 'on', kind: 'date', label: 'When?', missing: 'Enter when' };
const choice = (name: string, kind: 'choice' | 'several', ...values: readonly string[]) => ({
  name,
  kind,
  label: 'Which?',
  missing: 'Select which',
  choices: values.map((value) => ({ value, text: value })),
});

describe('A page that an applicant of the demonstration has never seen', () => {
  it('is filled in with a question of each kind, so that it is complete and nothing stands against it', () => {
    for (const who of applyingFirms()) {
      const page = pageOf();
      const answered = answersTo(page, who, closesOn);
      const { said, findings } = taken(page, answered);
      expect(said.error?.issues).toBeUndefined();
      expect(Object.keys(Object(said.data))).toEqual(every.fields);
      expect(findings).toEqual([]);
      expect(answered.against).toBeUndefined();
      expect(answered.file?.name).toBe('uniforms-catalogue.pdf');
    }
  });

  it.each([
    ['a choice that fails', asking([yesNo], [gate('well', { is: 'yes' })]), { well: 'no' }],
    ['a choice that an officer must see', asking([yesNo], [gate('well', { is: 'yes' }, 'refers')]), { well: 'no' }],
    [
      'the last of several choices',
      asking([choice('c', 'choice', 'a', 'b', 'c')], [gate('c', { lacks: 'c' })]),
      { c: 'c' },
    ],
    [
      'boxes of which one is wrong',
      asking([choice('c', 'several', 'a', 'b', 'c')], [gate('c', { is: 'b' })]),
      { c: ['a', 'c'] },
    ],
    [
      'boxes of which one is right',
      asking([choice('c', 'several', 'a', 'b', 'c')], [gate('c', { is: 'a' }), gate('c', { is: 'c' })]),
      { c: ['b'] },
    ],
    ['a narrow span of numbers', asking([number(5500, 5800)]), { n: '5500' }],
    [
      'numbers between two gates',
      asking([number(0, 100)], [gate('n', { below: 16 }), gate('n', { above: 18 })]),
      { n: '16' },
    ],
    ['a large sum', asking([number(0, 1_000_000_000)], [gate('n', { below: 10_000_000 })]), { n: '10000000' }],
    [
      'a day not long ago',
      asking([date], [gate('on', { olderThanMonths: 1 })]),
      { 'on-day': '17', 'on-month': '3', 'on-year': '2027' },
    ],
    [
      'an answer of few words',
      asking([
        {
          name: 't',
          kind: 'long-text',
          label: 'What is done, how, when, and by whom of all your people?',
          missing: 'Say',
          words: 10,
        },
      ]),
      {},
    ],
    [
      'a short line',
      asking([{ name: 't', kind: 'text', label: 'A letter?', missing: 'Enter one', longest: 1 }]),
      { t: 'A' },
    ],
  ])('is answered with %s', (_, own, fields) => {
    const page = pageOf(own);
    const answered = answersTo(page, firm, closesOn);
    expect(answered.fields).toMatchObject(fields);
    expect(taken(page, answered)).toMatchObject({ said: { success: true }, findings: [] });
  });

  it('is answered by the choice that leads on, where what it asks further can be answered well', () => {
    const further = { ...number(0, 10), onlyIf: { field: 'well', is: 'yes' } };
    const page = pageOf(asking([yesNo, further], [gate('n', { above: 4 }), gate('well', { is: 'no' }, 'refers')]));
    expect(answersTo(page, firm, closesOn).fields).toMatchObject({ well: 'yes' });
    expect(taken(page, answersTo(page, firm, closesOn)).findings).toEqual([]);
  });

  it('is answered by another choice, where what this one asks further has no good answer, and says nothing of that', () => {
    const further = { ...yesNo, name: 'sure', onlyIf: { field: 'well', is: 'yes' } };
    const page = pageOf(asking([yesNo, further], [gate('sure', { is: 'yes' }), gate('sure', { lacks: 'yes' })]));
    expect(answersTo(page, firm, closesOn).fields).toEqual({ well: 'no' });
  });

  it('that fails every choice is answered all the same, with what stands against it', () => {
    const own = asking([yesNo], [gate('well', { is: 'yes' }), gate('well', { lacks: 'yes' }, 'refers')]);
    const page = pageOf(own);
    const answered = answersTo(page, firm, closesOn);
    expect(taken(page, answered).said.success).toBe(true);
    expect(answered).toMatchObject({ fields: { well: 'no' }, against: ['It is not so: {"lacks":"yes"}'] });
    expect(standingAgainst(demoApplicants(withUniforms(own), closesOn))).toEqual([
      'No answer was found that passes the page uniforms: It is not so: {"lacks":"yes"}',
    ]);
  });

  it('belongs to whole applications, which stay complete', () => {
    const agreement = withUniforms();
    for (const applicant of demoApplicants(agreement, closesOn)) {
      const asked = pagesOf(agreement, applicant.lots);
      expect(applicant.pages.map(({ page }) => page).toSorted()).toEqual(asked.map(({ path }) => path).toSorted());
    }
  });
});
