import { readAgreement } from '../../agreements/read.ts';
import { s1HomeCare } from '../../agreements/s1-home-care.ts';

/** A page of an agreement's own with a question of each kind, as its file states it. */
export const uniforms = {
  page: 'uniforms',
  own: {
    task: 'Insurance and policies',
    title: 'Uniforms',
    introduction: { text: ['People want to know who is at their door.'], points: ['a badge with a photo'] },
    needs: ['a badge with a photo on each visit'],
    fields: [
      {
        name: 'badges',
        kind: 'yes-no',
        label: 'Does everybody wear a badge?',
        missing: 'Select whether everybody wears a badge',
      },
      {
        name: 'maker',
        kind: 'text',
        label: 'Who makes the badges?',
        missing: 'Enter who makes the badges',
        onlyIf: { field: 'badges', is: 'yes' },
      },
      {
        name: 'story',
        kind: 'long-text',
        label: 'How are lost badges stopped?',
        words: 50,
        missing: 'Explain how lost badges are stopped',
      },
      {
        name: 'style',
        kind: 'choice',
        label: 'Which clothes are worn?',
        missing: 'Select which clothes are worn',
        choices: [
          { value: 'tunic', text: 'A tunic' },
          { value: 'own', text: 'Their own', hint: 'With the badge' },
        ],
      },
      {
        name: 'colours',
        kind: 'several',
        label: 'Which colours are used?',
        missing: 'Select at least one colour',
        choices: [
          { value: 'navy', text: 'Navy' },
          { value: 'green', text: 'Green' },
        ],
      },
      { name: 'cost', kind: 'pounds', label: 'What does a set cost?', missing: 'Enter what a set costs in pounds' },
      {
        name: 'sets',
        kind: 'number',
        label: 'How many sets has each?',
        missing: 'Enter how many sets each has',
        least: 0,
        most: 20,
        unit: 'sets',
      },
      {
        name: 'renewedOn',
        kind: 'date',
        label: 'When were they last renewed?',
        missing: 'Enter when they were last renewed',
      },
      { name: 'email', kind: 'email', label: 'Where can they be ordered?' },
      { name: 'phone', kind: 'telephone', label: 'Who can be called about them?' },
      {
        name: 'promised',
        kind: 'confirmation',
        label: 'Your promise',
        statement: 'Nobody works without a badge',
        missing: 'Confirm that nobody works without a badge',
      },
      { name: 'catalogue', kind: 'file', label: 'Upload the catalogue', required: true },
    ],
    gates: [
      { field: 'badges', when: { is: 'no' }, outcome: 'fails', code: 'no-badges', says: 'Badges are not worn.' },
      {
        field: 'colours',
        when: { lacks: 'navy' },
        outcome: 'refers',
        code: 'no-navy',
        says: 'Navy is not among the colours.',
      },
      { field: 'cost', when: { above: 100 }, outcome: 'refers', code: 'dear', says: 'A set costs more than £100.' },
      { field: 'sets', when: { below: 2 }, outcome: 'fails', code: 'few-sets', says: 'Fewer than 2 sets each.' },
      {
        field: 'renewedOn',
        when: { olderThanMonths: 24 },
        outcome: 'refers',
        code: 'worn-out',
        says: 'Not renewed in 2 years.',
      },
    ],
  },
};

/** S1 with that page before the declaration. */
export const withUniforms = (own: object = {}) =>
  readAgreement('test', {
    ...s1HomeCare,
    pages: [
      ...s1HomeCare.pages.filter(
        (each) =>
          each !== 'modern-slavery' && s1HomeCare.pages.indexOf(each) < s1HomeCare.pages.indexOf('contract-terms'),
      ),
      { ...uniforms, own: { ...uniforms.own, ...own } },
      ...s1HomeCare.pages.slice(s1HomeCare.pages.indexOf('contract-terms')),
    ],
  });
