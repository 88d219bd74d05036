import { type Agreement, endOfTerm, lotOf, zoneOf } from '../../../domain/agreement/agreement.ts';
import type { Contract } from '../../../domain/award/award.ts';
import { csv } from '../../shared/csv.ts';
import { notFound } from '../../shared/web/problem.ts';
import { download, page, redirect } from '../../shared/web/results.ts';
import { everyone, type Route } from '../../shared/web/routes.ts';
import type { PublicDeps } from '../deps.ts';
import { pageOf, pagination } from '../paging.ts';
import { paths } from '../paths.ts';
import { placesHeld, type RegisterFilter, ratingInWords, registerEntries } from '../register-listing.ts';
import { agreementNamed } from '../windows-of.ts';

/** The public register: who holds a place on which lot and zones. */
export const registerRoutes = (deps: PublicDeps): readonly Route[] => {
  /**
   * What the request asks of the register. All contracts are read: a register has a few hundred, and the count, the order by
   * name and the filter by zone need each of them.
   */
  const found = async (agreementId: string, query: URLSearchParams, at: string) => {
    const agreement = agreementNamed(deps, agreementId);
    if (!agreement) throw notFound();
    const filter = filterOf(agreement, query);
    const contracts = placesHeld(agreement, await Array.fromAsync(deps.contracts.every(agreement.id)), filter, at);
    return { agreement, filter, contracts };
  };

  return [
    everyone.get('/register', () => {
      const [only, ...others] = deps.agreements;
      if (only && others.length === 0) return redirect(paths.agreement(only.id).register);
      return page('public/registers.njk', {
        title: 'Register of providers',
        agreements: deps.agreements.map(({ id, title }) => ({ title, at: paths.agreement(id) })),
      });
    }),

    everyone.get('/register/{agreementId}', async ({ params, query, arrivedAt }) => {
      const { agreement, filter, contracts } = await found(params.agreementId, query, arrivedAt);
      const entries = registerEntries(agreement, contracts);
      const shown = pageOf(entries, query.get('page'));
      const at = paths.agreement(agreement.id);
      return page('public/register.njk', {
        title: 'Register of providers',
        columns: 'govuk-grid-column-full',
        agreement,
        filter,
        filtered: filter.lot !== undefined || filter.zone !== undefined,
        narrowedTo: narrowedTo(agreement, filter),
        count: entries.length,
        shown,
        pagination: pagination(shown, (number) => withQuery(at.register, filter, number)),
        agreementHref: at.page,
        allHref: at.register,
        downloadHref: withQuery(at.places, filter),
      });
    }),

    everyone.get('/register/{agreementId}/places.csv', async ({ params, query, arrivedAt }) => {
      const { agreement, filter, contracts } = await found(params.agreementId, query, arrivedAt);
      const rows = rowsOf(agreement, filter, contracts);
      return download(csv([COLUMNS, ...rows]), 'text/csv; charset=utf-8', `${agreement.id}-register.csv`);
    }),
  ];
};

/** A lot or zone that the agreement does not have narrows nothing: a link of somebody else's may be old. */
const filterOf = (agreement: Agreement, query: URLSearchParams): RegisterFilter => ({
  lot: lotOf(agreement, query.get('lot') ?? '')?.id,
  zone: zoneOf(agreement, query.get('zone') ?? '')?.id,
});

const narrowedTo = (agreement: Agreement, { lot, zone }: RegisterFilter): string =>
  [
    ...(lot === undefined ? [] : [`on lot ${lot}, ${lotOf(agreement, lot)?.title}`]),
    ...(zone === undefined ? [] : [`in zone ${zone}, ${zoneOf(agreement, zone)?.name}`]),
  ].join(', ');

const withQuery = (path: string, { lot, zone }: RegisterFilter, number = 1): string => {
  const query = new URLSearchParams({
    ...(lot === undefined ? {} : { lot }),
    ...(zone === undefined ? {} : { zone }),
    ...(number === 1 ? {} : { page: String(number) }),
  }).toString();
  return query ? `${path}?${query}` : path;
};

const COLUMNS = [
  'Provider',
  'CQC location ID',
  'Lot',
  'Lot title',
  'Zone',
  'Zone name',
  'CQC rating at award',
  'Date of rating',
  'From',
  'To',
] as const;

/** One row a place: provider, lot and zone. */
const rowsOf = (agreement: Agreement, { zone }: RegisterFilter, contracts: readonly Contract[]) =>
  contracts
    .toSorted(
      (a, b) => a.providerName.localeCompare(b.providerName, 'en-GB', { numeric: true }) || (a.lot < b.lot ? -1 : 1),
    )
    .flatMap((contract) =>
      agreement.zones
        .filter(({ id }) => (zone ?? id) === id && contract.zones.some((held) => held.zone === id))
        .map(({ id, name }) => [
          contract.providerName,
          contract.locationId,
          contract.lot,
          lotOf(agreement, contract.lot)?.title ?? '',
          id,
          name,
          ratingInWords(contract.rating),
          contract.ratingDate ?? '',
          contract.from,
          endOfTerm(agreement),
        ]),
    );
