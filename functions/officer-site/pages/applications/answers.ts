import { filesSeen, sectionsSeen, sightOf } from '../../../../domain/application/sight.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenSeenBy, type OfApplication } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { besideFile } from '../../words/virus-checks.ts';

/** What the provider wrote and sent, as it was frozen at submission. */
export const answers =
  (deps: Deps) =>
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
      sections: sectionsSeen(frozen, sight),
      files: sight.caseFile ? await Promise.all(filesSeen(frozen, sight).map(described)) : [],
      sight,
    });
  };
