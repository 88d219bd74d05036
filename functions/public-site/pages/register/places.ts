import type { ListedProvider, RegisterPage } from '../../../../adapters/dynamodb/register-lists.ts';
import { csv } from '../../../shared/csv.ts';
import { content, type PageResult } from '../../../shared/web/results.ts';
import type { OfAgreement } from '../../case/agreement.ts';
import { registerAsked } from '../../case/register.ts';
import type { Deps } from '../../deps.ts';
import { narrowed, paths } from '../../paths.ts';
import { COLUMNS, MOST_IN_FILE, placeRows } from '../../words/register.ts';

const AT_ONCE = 500;

/** The register as a file, a row a place, from a name on where one is named. One that goes on says so, and where, in its `Link` header. */
export const places =
  (deps: Deps) =>
  async (request: OfAgreement): Promise<PageResult> => {
    const { agreement, filter, read } = await registerAsked(deps, request);
    const { items: providers, next } = await upTo(MOST_IN_FILE, request.query.get('from') ?? undefined, read);
    const rows = placeRows(agreement, filter, providers);
    const at = `${deps.siteUrl}${paths.agreement(agreement.id).places}`;
    return content(csv([COLUMNS, ...rows]), {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${agreement.id}-register.csv"`,
      ...(next ? { link: `<${narrowed(at, filter, { from: next })}>; rel="next"` } : {}),
    });
  };

/** So many providers from a name on, read a few hundred at a time. */
const upTo = async (
  most: number,
  start: string | undefined,
  read: (where: { readonly from: string | undefined }, limit: number) => Promise<RegisterPage>,
): Promise<RegisterPage> => {
  const providers: ListedProvider[] = [];
  let from = start;
  do {
    const page = await read({ from }, AT_ONCE);
    providers.push(...page.items);
    from = page.next;
  } while (from && providers.length < most);
  return { items: providers, next: from };
};
