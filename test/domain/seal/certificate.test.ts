import { describe, expect, it } from 'vitest';
import { certificateOf, type SealFacts } from '../../../domain/seal/certificate.ts';
import { type NotedStep, type SealedRead, THE_COUNCIL } from '../../../domain/seal/notes.ts';
import { together, withRead } from '../../../domain/seal/read-rows.ts';
import { meantReaders, PROVIDER_SITE, type SealReader, UNSEALING_TASK } from '../../../domain/seal/readers.ts';

const window = {
  windowId: 's1-home-care-2027-03-01',
  opensAt: '2027-03-01T09:00:00.000Z',
  closesAt: '2027-03-31T11:00:00.000Z',
};
const moments: Readonly<Record<NotedStep, string>> = {
  opening: window.opensAt,
  submission: '2027-03-09T10:00:00.000Z',
  'extension told': '2027-03-20T10:00:00.000Z',
  close: window.closesAt,
  unsealing: '2027-03-31T11:01:00.000Z',
};
const noted = (step: NotedStep, readers: readonly SealReader[] = meantReaders) => ({
  step,
  at: moments[step],
  readers: [...readers],
});
const asItShould = (['unsealing', 'opening', 'submission', 'close'] as const).map((step) => noted(step));

const applicationId = `${window.windowId}.elder`;
const read = (patch: Partial<SealedRead> = {}): SealedRead => ({
  at: '2027-03-09T10:05:00.000Z',
  by: PROVIDER_SITE,
  applicationId,
  onBehalfOf: 'elder',
  reads: ['answers'],
  ...patch,
});
const unsealed = read({
  at: moments.unsealing,
  by: UNSEALING_TASK,
  onBehalfOf: THE_COUNCIL,
  reads: ['answers', 'files'],
});
const rowsOf = (...reads: readonly SealedRead[]) => reads.reduce(withRead, [] as ReturnType<typeof withRead>);

const certified = (facts: Partial<SealFacts> = {}) =>
  certificateOf(
    {
      window,
      sealedUntil: window.closesAt,
      readers: asItShould,
      standing: [rowsOf(read(), unsealed)],
      withdrawn: { applications: 0, reads: [] },
      ...facts,
    },
    moments.unsealing,
  );

describe('The certificate of a seal', () => {
  it('finds nothing where those who are meant to could read, and read for whom they should', () => {
    const written = certified();
    expect(written.findings).toEqual([]);
    expect(written.readers.map(({ step }) => step)).toEqual(['opening', 'submission', 'close', 'unsealing']);
    expect(written.applications).toEqual([
      {
        number: 1,
        reads: [
          {
            by: PROVIDER_SITE,
            onBehalfOf: 'its applicant',
            answers: 1,
            files: 0,
            first: read().at,
            last: read().at,
          },
          {
            by: UNSEALING_TASK,
            onBehalfOf: 'the council',
            answers: 1,
            files: 1,
            first: moments.unsealing,
            last: moments.unsealing,
          },
        ],
      },
    ]);
  });

  it('says nothing by which anybody could tell who applied', () => {
    expect(JSON.stringify(certified())).not.toMatch(/elder/);
  });

  it('counts each read, with the first and the last', () => {
    const [early, late] = ['2027-03-09T10:05:00.000Z', '2027-03-30T08:00:00.000Z'];
    const rows = rowsOf(read({ at: late }), read({ at: early, reads: ['answers', 'files'] }), read({ at: late }));
    expect(rows).toMatchObject([{ answers: 3, files: 1, first: early, last: late }]);
    expect(together([...rows, ...rows])).toMatchObject([{ answers: 6, files: 2, first: early, last: late }]);
  });

  it('says what it cannot show: administrators, changes between two notes, drafts', () => {
    expect(certified().limits.join(' ')).toMatch(/between two of the notes.*administrators.*draft/);
  });
});

const report = { role: 'Reports', reads: ['answers' as const] };

describe('What is not as it should be', () => {
  it.each<[string, Partial<SealFacts>, readonly string[]]>([
    [
      'a role that is not meant to could read all the time',
      { readers: asItShould.map(({ step }) => noted(step, [...meantReaders, report])) },
      ['The role Reports could read answers, and is not meant to.'],
    ],
    [
      'a role could read for a while',
      { readers: [...asItShould, noted('extension told', [...meantReaders, report])] },
      [
        'The role Reports could read answers, and is not meant to.',
        `Between ${moments.submission} and ${moments['extension told']} the role Reports came to be able to read answers.`,
        `Between ${moments['extension told']} and ${moments.close} the role Reports ceased to be able to read answers.`,
      ],
    ],
    [
      'a role that is meant to read could not at first',
      { readers: [noted('opening', meantReaders.slice(1)), ...asItShould.filter(({ step }) => step !== 'opening')] },
      [`Between ${moments.opening} and ${moments.submission} the role SealedScan came to be able to read files.`],
    ],
    [
      'a moment was not noted',
      { readers: asItShould.filter(({ step }) => step !== 'opening' && step !== 'submission') },
      ['It was not noted at the opening who could read.', 'It was not noted at the first submission who could read.'],
    ],
    [
      'another role read',
      { standing: [rowsOf(read({ by: 'Reports', onBehalfOf: THE_COUNCIL }))] },
      ['The role Reports read an application on behalf of the council, first at 2027-03-09T10:05:00.000Z.'],
    ],
    [
      'the site read for another account',
      { standing: [rowsOf(read({ onBehalfOf: 'aspen' }))] },
      [
        'The role Sites/ProviderSite read an application on behalf of somebody else, first at 2027-03-09T10:05:00.000Z.',
      ],
    ],
    [
      'the unsealing task read early, one that was withdrawn later',
      {
        withdrawn: { applications: 1, reads: rowsOf({ ...unsealed, at: '2027-03-31T10:59:59.999Z' }) },
      },
      ['The unsealing task read an application at 2027-03-31T10:59:59.999Z, before the closing that was promised.'],
    ],
    [
      'an extension was promised, and the unsealing task did not wait for it',
      { sealedUntil: '2027-04-02T11:00:00.000Z' },
      [`The unsealing task read an application at ${moments.unsealing}, before the closing that was promised.`],
    ],
  ])('is said in plain words: %s', (_, facts, findings) => {
    expect(certified(facts).findings).toEqual(findings);
  });

  it('is not that nobody submitted: then there was no submission to note anything at', () => {
    const readers = asItShould.filter(({ step }) => step !== 'submission');
    const written = certified({ readers, sealedUntil: undefined, standing: [] });
    expect(written.findings).toEqual([]);
    expect(written.applications).toEqual([]);
  });
});
