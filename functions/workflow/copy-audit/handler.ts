import type { CopyLinks } from '../../../adapters/audit-copies/audit-copies.ts';
import type { AuditTrail, CopiedChains } from '../../../adapters/dynamodb/audit.ts';
import type { Link } from '../../../domain/audit/chain.ts';
import { SERVICE } from '../../../domain/audit/entry.ts';

/** About 2 MB a file. */
const MOST_A_FILE = 4_000;

interface Deps {
  readonly agreementIds: readonly string[];
  readonly trail: Pick<AuditTrail, 'chain'>;
  readonly copied: CopiedChains;
  readonly copyLinks: CopyLinks;
}

/** Copies what was recorded since the last time, chain by chain. Broken off, it goes on where it stopped. */
export const copyAudit =
  ({ agreementIds, trail, copied, copyLinks }: Deps) =>
  async (): Promise<{ readonly copied: number }> => {
    let count = 0;
    for (const chain of [...agreementIds, SERVICE]) {
      let was = await copied.get(chain);
      let links: Link[] = [];
      const keep = async () => {
        const last = links.at(-1);
        if (!last) return;
        await copyLinks(chain, links);
        await copied.keep(chain, last.seq, was);
        was = { upTo: last.seq, version: (was?.version ?? 0) + 1 };
        count += links.length;
        links = [];
      };
      for await (const { link } of trail.chain(chain, was?.upTo)) {
        // What is no link any more is for the check to find.
        if (link) links.push(link);
        if (links.length === MOST_A_FILE) await keep();
      }
      await keep();
    }
    return { copied: count };
  };
