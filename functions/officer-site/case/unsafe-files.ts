import { windowIdOf } from '../../../domain/application/opened-application.ts';
import { isSeen, sightOf } from '../../../domain/application/sight.ts';
import type { UnsafeFile } from '../../../domain/application/unsafe-file.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { ahead } from './ahead.ts';
import { notDeclared, partIn, partsOf } from './declaration.ts';
import { isOurId } from './our-id.ts';
import { type WaitingPage, waitingFor } from './waiting.ts';

/** A page of the files that nobody can download and this officer is to see to. */
export const unsafeFilesFor = async (
  deps: Deps,
  officer: Officer,
  after: string | undefined,
): Promise<WaitingPage<UnsafeFile>> => {
  const sight = sightOf(officer);
  const { items, ...more } = await deps.unsafeFiles.waiting({ after });
  const seen = { ...more, items: items.filter(({ shownTo }) => isSeen(shownTo, sight)) };
  const partOf = partsOf(deps, officer);
  return waitingFor(
    seen,
    ({ applicationId }) => partOf(applicationId),
    ({ windowId }) => windowId,
  );
};

interface Which {
  readonly subject: string;
  readonly page: string;
  readonly field: string;
}

/** @throws Problem 404, or 403 for who has no part in its application */
export const unsafeFileSeenBy = async (
  deps: Deps,
  officer: Officer,
  { subject: applicationId, page, field }: Which,
): Promise<UnsafeFile> => {
  if (![applicationId, page, field].every(isOurId)) throw notFound();
  const taking = ahead(partIn(deps, officer, applicationId));
  const found = await deps.unsafeFiles.get({ applicationId, page, field });
  if (!found) throw notFound();
  const part = await taking;
  if (part === 'undeclared') throw notDeclared(windowIdOf(applicationId));
  if (part === 'conflicted')
    throw new Problem(403, {
      title: 'You declared a conflict of interest',
      lines: ['You declared a conflict of interest with this applicant, so somebody else sees to it.'],
      link: { href: paths.faults, text: 'Faults' },
    });
  if (!isSeen(found.shownTo, sightOf(officer))) throw notFound();
  return found;
};
