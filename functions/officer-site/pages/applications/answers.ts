import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { filesSeen, type Sight, sectionsSeen, sightOf } from '../../../../domain/application/sight.ts';
import type { FrozenApplication } from '../../../../domain/application/submission.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { frozenSeenBy, type OfApplication } from '../../case/application.ts';
import { answersAsTheyCount, sideBySide } from '../../case/corrections.ts';
import { officerOf } from '../../case/officer.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { besideFile } from '../../words/virus-checks.ts';

/** What the provider wrote and sent, as it was frozen at submission; beside it what it corrected since, where that counts. */
export const answers =
  (deps: DeskDeps) =>
  async ({ params, visitor }: OfApplication): Promise<PageResult> => {
    const described = async (seen: ReturnType<typeof filesSeen>[number]) => ({
      ...seen,
      beside: besideFile[await deps.openedDocuments.virusCheck(seen.file)],
    });
    const officer = officerOf(visitor);
    const sight = sightOf(officer);
    const { application, window, frozen } = await frozenSeenBy(deps, officer, params);
    const at = paths.window(window.windowId).application(application.applicationId);
    return page('officer/applications/answers.njk', {
      title: 'Questions and answers',
      caption: `${application.organisationName}, ${application.receipt.reference}`,
      back: { href: at.page, text: application.organisationName },
      at,
      application,
      sections: await sectionsShown(deps, application, frozen, sight),
      files: sight.caseFile ? await Promise.all(filesSeen(frozen, sight).map(described)) : [],
      sight,
    });
  };

/** The pages as they were submitted, each that was corrected with old and new side by side. Who judges quality sees nothing of corrections. */
const sectionsShown = async (
  deps: DeskDeps,
  application: OpenedApplication,
  frozen: FrozenApplication,
  sight: Sight,
) => {
  const seen = sectionsSeen(frozen, sight);
  const { sections, answers: counting } = await answersAsTheyCount(deps, application, frozen);
  const corrected = sight.price ? sections.filter(({ correctedAt }) => correctedAt !== undefined) : [];
  if (corrected.length === 0) return seen;
  const compared = sideBySide(
    await frozenAgreement(deps, application.windowId),
    frozen,
    corrected.map(({ page: path, title, rows }) => ({ page: path, title, rows, values: counting[path] ?? {} })),
  );
  return seen.map((section) => ({
    ...section,
    correctedAt: corrected.find((each) => each.page === section.page)?.correctedAt,
    compared: compared.find((each) => each.page === section.page),
  }));
};
