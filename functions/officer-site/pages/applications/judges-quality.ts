import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { Problem } from '../../../shared/web/problem.ts';
import { paths } from '../../paths.ts';

/** What is decided here may turn on price, or tell of it: somebody who does not judge quality decides. */
export const judgesQuality = ({ windowId, applicationId, organisationName }: OpenedApplication): Problem =>
  new Problem(403, {
    title: 'Somebody else decides on this',
    lines: ['You also judge quality, so you are not shown what may tell you of price. Another officer decides.'],
    link: { href: paths.window(windowId).application(applicationId).page, text: organisationName },
  });
