import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { Problem } from '../../shared/web/problem.ts';
import { paths } from '../paths.ts';

/** Where a mark or a place is not taken any more, or not yet. */
export const notScored = ({ windowId }: OpenedApplication): Problem =>
  new Problem(409, {
    title: 'This application is not being scored',
    lines: ['Its checks are not finished, or its scoring is. Nothing was saved.'],
    link: { href: paths.window(windowId).evaluate, text: 'Back to the applications to score' },
  });

/** Where an evaluator has no place on it. */
export const notStarted = (): Problem =>
  new Problem(409, {
    title: 'Start scoring first',
    lines: ['You have not taken a place as evaluator of this application.'],
  });
