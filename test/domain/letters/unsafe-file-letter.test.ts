import { describe, expect, it } from 'vitest';
import { applicationOfLetter, letter } from '../../../domain/letters/letter.ts';
import { unsafeFileLetter } from '../../../domain/letters/unsafe-file-letter.ts';
import { anAgreement } from '../an-agreement.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';

const application = anOpenedApplication();
const about = {
  agreement: anAgreement(),
  window: { opensAt: '2027-03-01T09:00:00.000Z', closesAt: '2027-03-31T11:00:00.000Z' },
  siteUrl: 'https://council.example',
};
const file = {
  page: 'safeguarding',
  field: 'policy',
  title: 'Safeguarding',
  name: 'policy.pdf',
  why: 'infected',
} as const;

describe('The letter that a file cannot be opened', () => {
  it('says which file, why, and that the application goes on', () => {
    const sent = unsafeFileLetter(about, application, file);
    expect(letter.parse(sent)).toEqual(sent);
    expect(applicationOfLetter(sent)).toBe(application.applicationId);
    expect(sent.subject).toContain(`a virus was found in a file in your application ${application.receipt.reference}`);
    for (const words of [
      'A virus was found in the file “policy. pdf”, which you sent with “Safeguarding”.',
      'may have the virus too',
      'Your application has not been rejected: it goes on',
      'before anything is decided against you, and you can reply',
    ])
      expect(sent.body).toContain(words);
  });

  it('says of one that could not be checked what may have kept it from that, and nothing of a virus on somebody’s computer', () => {
    const sent = unsafeFileLetter(about, application, { ...file, why: 'not-checkable' });
    expect(sent.subject).toContain('a file could not be checked for viruses');
    expect(sent.body).toContain('A password on a file is one thing');
    expect(sent.body).not.toContain('may have the virus too');
  });

  it('is another letter for each file and for what was found, and makes no heading or link of a name', () => {
    const ids = [file, { ...file, why: 'not-checkable' as const }, { ...file, page: 'insurance' }].map(
      (each) => unsafeFileLetter(about, application, each).letterId,
    );
    expect(new Set(ids).size).toBe(3);
    const { body } = unsafeFileLetter(about, application, { ...file, name: '# Pay [here](https://evil.example)' });
    expect(body).not.toMatch(/^#|\]\(|https:\/\/evil/m);
  });
});
