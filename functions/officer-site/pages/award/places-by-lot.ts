import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { RecommendedPlace } from '../../../../domain/award/award.ts';
import { numberedPage, pageOf } from '../../../shared/web/numbered-pages.ts';

/** Which page of an award's places is asked for, and where they are shown. */
interface Asked {
  readonly query: URLSearchParams;
  readonly path: string;
}

/**
 * Places and who got none, lot by lot, best total first: fifty a page, of each lot those that are on it. `lots` are all of them with the page that each
 * begins on, and `shown` are those of this page.
 */
export const placesByLot = (
  { lots }: Pick<Agreement, 'lots'>,
  places: readonly RecommendedPlace[],
  applications: readonly OpenedApplication[],
  { query, path }: Asked,
) => {
  const hrefOf = (number: number) => `${path}?page=${number}`;
  const byId = new Map(applications.map((application) => [application.applicationId, application]));
  let rows = 0;
  const all = lots.map(({ id, title }) => {
    const given = placesOn(id, places, byId);
    const below = belowOn(id, applications);
    const begins = rows;
    rows += given.length + below.length;
    return { id, title, given, below, begins, ends: rows, href: `${hrefOf(pageOf(begins))}#lot-${id}` };
  });
  const { from, to, pages, pagination } = numberedPage(query.get('page'), rows, hrefOf);
  const shown = all
    .filter(({ begins, ends }) => (begins < to || to === rows) && (ends > from || (begins === ends && begins >= from)))
    .map(({ given, below, begins, ...lot }) => ({
      ...lot,
      placeCount: given.length,
      belowCount: below.length,
      places: given.slice(Math.max(0, from - begins), Math.max(0, to - begins)),
      below: below.slice(Math.max(0, from - begins - given.length), Math.max(0, to - begins - given.length)),
    }));
  return {
    lots: all.map(({ given, below, ...lot }) => ({ ...lot, placeCount: given.length, belowCount: below.length })),
    shown,
    first: from + 1,
    last: to,
    rows,
    pages,
    pagination,
  };
};

const placesOn = (
  id: string,
  places: readonly RecommendedPlace[],
  applications: ReadonlyMap<string, OpenedApplication>,
) =>
  places
    .filter(({ lot }) => lot === id)
    .map((place) => {
      const { organisationName, receipt, registration } = applications.get(place.applicationId) ?? {};
      return {
        ...place,
        name: organisationName ?? place.applicationId,
        reference: receipt?.reference,
        rating: registration?.rating,
      };
    })
    .toSorted((one, other) => other.total - one.total || one.name.localeCompare(other.name, 'en-GB'));

const belowOn = (id: string, applications: readonly OpenedApplication[]) =>
  applications.flatMap(({ applicationId, organisationName: name, lotResults = [] }) =>
    lotResults
      .filter(({ lot, meets }) => lot === id && !meets)
      .map(({ total, reasons }) => ({ applicationId, name, total, reasons: reasons.map(({ text }) => text) })),
  );

/** What of an award is shown to somebody with conflicts of interest: nothing of those applicants. */
export const withoutConflicted = (
  conflicted: ReadonlySet<string>,
  applications: readonly OpenedApplication[],
  places: readonly RecommendedPlace[],
) => ({
  applications: applications.filter(({ applicationId }) => !conflicted.has(applicationId)),
  places: places.filter(({ applicationId }) => !conflicted.has(applicationId)),
});
