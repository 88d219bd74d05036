import type { Agreement } from '../agreement/agreement.ts';
import type { UnsafeFile } from '../application/unsafe-file.ts';
import type { UnsafeFor } from '../questions/virus-check.ts';
import type { Window } from '../window/window.ts';
import { type AboutApplication, letterAboutApplication, whichApplication } from './about-an-application.ts';
import type { Letter } from './letter.ts';
import { typedLine } from './typed.ts';

interface About {
  readonly agreement: Pick<Agreement, 'title' | 'council'>;
  readonly window: Pick<Window, 'opensAt' | 'closesAt'>;
  readonly siteUrl: string;
}

type File = Pick<UnsafeFile, 'page' | 'field' | 'title' | 'name' | 'why'>;

/** Tells a provider that nobody can open a file of its application, why, and that the application goes on. */
export const unsafeFileLetter = (
  { agreement, window, siteUrl }: About,
  application: AboutApplication,
  file: File,
): Letter =>
  letterAboutApplication(application, {
    kind: 'unsafe-file',
    what: `unsafe-file-${file.page}-${file.field}-${file.why}`,
    subject: `${agreement.title}: ${subjects[file.why]} in your application ${application.receipt.reference}`,
    paragraphs: [
      whichApplication(agreement.title, window, application),
      ...found[file.why](`the file “${typedLine(file.name)}”, which you sent with “${typedLine(file.title)}”`),
      `Nobody at ${agreement.council} can open that file. Your application has not been rejected: it goes on, with everything else that you submitted.`,
      'If it cannot be accepted without the file, we write to you with the reasons before anything is decided against you, and you can reply. You do not need to do anything now. Please keep your own copy of the file.',
      `You can read what you submitted here: ${siteUrl}/apply`,
    ],
  });

const subjects: Readonly<Record<UnsafeFor, string>> = {
  infected: 'a virus was found in a file',
  'not-checkable': 'a file could not be checked for viruses',
};

const found: Readonly<Record<UnsafeFor, (file: string) => readonly string[]>> = {
  infected: (file) => [
    `A virus was found in ${file}.`,
    'The computer that the file came from may have the virus too. Please have it checked.',
  ],
  'not-checkable': (file) => [
    `We could not check ${file} for viruses. A password on a file is one thing that keeps it from being checked.`,
  ],
};
