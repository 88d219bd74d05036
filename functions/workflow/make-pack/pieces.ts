import { crc32 } from 'node:zlib';
import { sha256 } from '../../../adapters/sha256.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { answersAsText } from '../../../domain/evidence/answers-as-text.ts';
import { askedAndAnswered, personalAnswers } from '../../../domain/evidence/asked-and-answered.ts';
import type { Edition } from '../../../domain/evidence/manifest.ts';
import { documentsOf, folderOf } from '../../../domain/evidence/of-application.ts';
import { documentsOfWindow } from '../../../domain/evidence/of-window.ts';
import { type PackText, textIn } from '../../../domain/evidence/pack-document.ts';
import type { PackEntry, PackPiece } from '../../../domain/evidence/pack-pieces.ts';
import { namesOfPeople, withoutPersonal } from '../../../domain/evidence/personal-in-text.ts';
import { readMe } from '../../../domain/evidence/read-me.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from './deps.ts';
import { gatherApplication } from './gather-application.ts';
import { gatherFiles } from './gather-files.ts';
import { gatherWindow, trailOf } from './gather-window.ts';

/** What a pack is of. */
export interface PackOf {
  readonly agreement: Agreement;
  readonly window: Window;
  readonly edition: Edition;
  /** Whether it is about all of the window, and not about one application. */
  readonly isWhole: boolean;
}

const entryOf = ({ path, text }: PackText): PackEntry => ({
  path,
  size: Buffer.byteLength(text),
  sha256: sha256(text),
  crc32: crc32(text),
  text,
});

/** What an application brings to a pack that holds so many bytes already. */
export const pieceOfApplication = async (
  deps: Deps,
  { agreement, window, edition, isWhole }: PackOf,
  application: OpenedApplication,
  bytes: number,
): Promise<PackPiece> => {
  const { applicationId, windowId, email, receipt } = application;
  const [gathered, trail] = await Promise.all([
    gatherApplication(deps, { agreement, window, application }),
    isWhole ? [] : trailOf(deps, windowId, { subject: applicationId }),
  ]);
  const folder = folderOf(receipt.reference);
  const { files, noteFiles, entries } = await gatherFiles(deps, { folder, edition, bytes, ...gathered });
  const of = { ...gathered, files, noteFiles, trail };
  const said = withoutPersonal([email, ...personalAnswers(of), ...namesOfPeople({ ...of, agreement: undefined })]);
  const heading = `${receipt.reference}: questions as they were asked, and answers`;
  const texts = [
    ...documentsOf(of, edition).flatMap((document) => textIn(edition, document, said)),
    {
      path: `${folder}/questions-and-answers.txt`,
      text: answersAsText(heading, askedAndAnswered(of), edition),
    },
  ];
  return { entries: [...texts.map(entryOf), ...entries] };
};

/** What the window and its award bring to a pack of these applications. */
export const pieceOfWindow = async (
  deps: Deps,
  { agreement, window, edition, isWhole }: PackOf,
  references: ReadonlyMap<string, string>,
): Promise<PackPiece> => {
  const of = await gatherWindow(deps, { agreement, window, references, isWhole });
  const { approvals, recommendations, challenges, setAside, trail } = of;
  // Who approves an award answers for it by name.
  const approvers = new Set(approvals.map(({ by }) => by.name));
  const people = namesOfPeople({ window, recommendations, challenges, setAside, trail });
  const said = withoutPersonal(people.filter((name) => !approvers.has(name)));
  const about = isWhole ? 'all applications' : `the application ${[...references.values()].join()}`;
  const heading = `Evidence pack of ${about} in the window ${window.windowId} of the ${agreement.title}, ${agreement.council}.`;
  const readMeText = { path: 'READ-ME.txt', text: readMe(heading, edition) };
  const texts = documentsOfWindow(of).flatMap((document) => textIn(edition, document, said));
  return { entries: [readMeText, ...texts].map(entryOf) };
};
