import type { OpenedApplication, RegistrationRecord } from '../../../../domain/application/opened-application.ts';
import { type Sight, sectionsSeen, sightOf } from '../../../../domain/application/sight.ts';
import type { FrozenApplication } from '../../../../domain/application/submission.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import { type StoredFile, storedFile } from '../../../../domain/questions/stored-file.ts';
import { forbidden, notFound } from '../../../shared/web/problem.ts';
import { content, page, redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { applicationSeenBy } from '../../case/application.ts';
import { everyRole, officerOf } from '../../case/officer.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

const base = '/officers/windows/{windowId}/applications/{applicationId}';
const files = ['procurement-lead', 'contract-manager', 'approver'] as const;

/** What the provider wrote and sent, as it was frozen at submission, and what the register answered. */
export const answersRoutes = (deps: Deps): readonly Route[] => {
  const frozenOf = async (officer: Officer, params: { readonly windowId: string; readonly applicationId: string }) => {
    const { application, window } = await applicationSeenBy(deps, officer, params);
    const frozen = await deps.applications.frozen(application.applicationId);
    if (!frozen) throw notFound();
    return { application, window, frozen };
  };

  const evidenceOn = async ({ applicationId }: OpenedApplication, registration: RegistrationRecord | undefined) => {
    const hash = registration?.evidenceHash;
    if (!hash) throw forbidden('The register gave no answer for this application, so there is none to show.');
    const evidence = await deps.applications.evidence(applicationId, hash);
    if (!evidence) throw notFound();
    return content(`${JSON.stringify(evidence, undefined, 2)}\n`, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `inline; filename="evidence-${hash.slice(0, 12)}.json"`,
    });
  };

  return [
    withRole(...everyRole).get(`${base}/answers`, async ({ params, visitor }) => {
      const officer = officerOf(visitor);
      const sight = sightOf(officer);
      const { application, window, frozen } = await frozenOf(officer, params);
      const at = paths.window(window.windowId).application(application.applicationId);
      return page('officer/applications/answers.njk', {
        title: 'Questions and answers',
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        back: { href: at.page, text: application.organisationName },
        at,
        application,
        sections: sectionsSeen(frozen, sight),
        files: sight.caseFile ? filesIn(frozen, sight) : [],
        sight,
      });
    }),

    withRole(...files).get(`${base}/files/{page}/{field}`, async ({ params, visitor }) => {
      const officer = officerOf(visitor);
      const { frozen } = await frozenOf(officer, params);
      const found = filesIn(frozen, sightOf(officer)).find(
        ({ page, field }) => page === params.page && field === params.field,
      );
      if (!found) throw notFound();
      return redirect(await deps.openedDocument(found.file));
    }),

    withRole(...files).get(`${base}/evidence`, async ({ params, visitor }) => {
      const { application } = await applicationSeenBy(deps, officerOf(visitor), params);
      return evidenceOn(application, application.registration);
    }),

    withRole(...files).get(`${base}/evidence/named`, async ({ params, visitor }) => {
      const { application } = await applicationSeenBy(deps, officerOf(visitor), params);
      return evidenceOn(application, application.namedLocation?.registration);
    }),
  ];
};

interface NamedFile {
  readonly page: string;
  readonly field: string;
  readonly file: StoredFile;
}

/** The files that the answers of the sections seen name, each with the page and field it was sent with. */
const filesIn = (frozen: FrozenApplication, sight: Sight): readonly NamedFile[] =>
  sectionsSeen(frozen, sight).flatMap(({ page }) =>
    Object.entries(frozen.answers[page] ?? {}).flatMap(([field, value]) => {
      const file = storedFile.safeParse(value);
      return file.success ? [{ page, field, file: file.data }] : [];
    }),
  );
