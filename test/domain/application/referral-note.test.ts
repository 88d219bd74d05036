import { describe, expect, it } from 'vitest';
import { barriersToTakingFileOut, notesOf, withFilesOf } from '../../../domain/application/referral-note.ts';
import { aStoredFile } from '../../builders/files.ts';

const by = { id: 'priya', name: 'Priya Example' };
const at = '2027-04-02T09:00:00.000Z';
const note = { stage: 'registration' as const, note: 'CQC wrote.', by, at };
const file = { ...aStoredFile('kept/x/referral/1'), addedAt: at };

describe('A file of a note that was added by mistake', () => {
  const openedAgain = (decidedAt: string, stage: 'registration' | 'compliance' = 'registration') => ({
    status: 'registration-referred' as const,
    reopened: [{ referral: { stage, before: { at: decidedAt } } }, {}],
  });

  it.each([
    ['while its referral waits', { status: 'registration-referred' as const }, []],
    ['once it is decided', { status: 'registration-accepted' as const }, ['decided-with-it']],
    ['while another one waits', { status: 'compliance-referred' as const }, ['decided-with-it']],
    ['once it was decided, though that is opened again', openedAgain('2027-04-02T10:00:00.000Z'), ['decided-with-it']],
    ['that came since it was opened again', openedAgain('2027-04-02T08:00:00.000Z'), []],
    ['where another referral was opened again', openedAgain('2027-04-02T10:00:00.000Z', 'compliance'), []],
  ])('is judged %s', (_, application, codes) => {
    expect(barriersToTakingFileOut(application, note, file).map(({ code }) => code)).toEqual(codes);
  });
});

it('Notes and their files keep their numbers, whatever comes after', () => {
  const changed = withFilesOf({ referralNotes: [note, { ...note, files: [file] }] }, 2, (files) => [...files, file]);
  expect(notesOf(changed).map(({ number, files }) => [number, files.map((each) => each.number)])).toEqual([
    [1, []],
    [2, [1, 2]],
  ]);
});
