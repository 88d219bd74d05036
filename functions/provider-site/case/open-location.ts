import { locationNamedOn } from '../../../domain/application/named-location.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import type { Application } from './application.ts';
import { type OfPage, type OpenPage, openPageOf } from './open-page.ts';

/** A page that can still be changed, with the location that its answers name on CQC's register. */
export interface OpenLocation extends OpenPage {
  /** The field that names it. */
  readonly field: string;
  /** As it was saved; undefined where nothing was that can be an ID. */
  readonly locationId: string | undefined;
}

/** @throws Problem 404 where the page names no location on CQC's register; others as `openPageOf` */
export const openLocationOf = async (deps: Deps, request: OfPage): Promise<OpenLocation> => {
  const open = await openPageOf(deps, request);
  const { application, page } = open;
  if (!page.location || application.agreement.regulator.name !== 'CQC') throw notFound();
  return { ...open, field: page.location, locationId: locationNamedOn(page, application.draft[page.path]) };
};

/** The location that a page's answers name and of which its provider has not yet said that it is its own; undefined where there is none. */
export const locationToLookUp = (
  { agreement, confirmedLocation, draft }: Pick<Application, 'agreement' | 'confirmedLocation' | 'draft'>,
  page: AskedPage,
  values: Readonly<Record<string, unknown>> | undefined = draft[page.path],
): string | undefined => {
  const named = agreement.regulator.name === 'CQC' ? locationNamedOn(page, values) : undefined;
  return named === confirmedLocation ? undefined : named;
};
