import type { OpenedApplication, RegistrationRecord } from '../../../../domain/application/opened-application.ts';
import { forbidden, notFound } from '../../../shared/web/problem.ts';
import { content, type PageResult } from '../../../shared/web/results.ts';
import { applicationSeenBy, type OfApplication } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import type { Deps } from '../../deps.ts';

/** What the register answered about the location that counts. */
export const evidence = (deps: Deps) => answered(deps, ({ registration }) => registration);

/** What the register answered about the location that the provider named, where another one counts. */
export const evidenceOnNamed = (deps: Deps) => answered(deps, ({ namedLocation }) => namedLocation?.registration);

const answered =
  (deps: Deps, recordOf: (application: OpenedApplication) => RegistrationRecord | undefined) =>
  async ({ params, visitor }: OfApplication): Promise<PageResult> => {
    const { application } = await applicationSeenBy(deps, officerOf(visitor), params);
    const hash = recordOf(application)?.evidenceHash;
    if (!hash) throw forbidden('The register gave no answer for this application, so there is none to show.');
    const found = await deps.applications.evidence(application.applicationId, hash);
    if (!found) throw notFound();
    return content(`${JSON.stringify(found, undefined, 2)}\n`, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `inline; filename="evidence-${hash.slice(0, 12)}.json"`,
    });
  };
