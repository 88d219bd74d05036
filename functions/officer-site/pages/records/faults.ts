import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { faultsFor } from '../../case/faults.ts';
import { officerOf } from '../../case/officer.ts';
import { unsafeFilesFor } from '../../case/unsafe-files.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { unsafeWords } from '../../words/virus-checks.ts';
import { describedFault } from './described-fault.ts';

/** What the machines could not do by themselves, and files that nobody can download: somebody looks. */
export const faultList =
  (deps: Deps) =>
  async ({ visitor, arrivedAt, query }: SignedInRequest): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const after = query.get('after') ?? undefined;
    // Faults and files are read on each by themselves.
    const ofFiles = query.get('of') === 'files';
    const [{ items: faults, undeclared, next }, unsafe] = await Promise.all([
      ofFiles ? nothing : faultsFor(deps, officer, after),
      after !== undefined && !ofFiles ? nothing : unsafeFilesFor(deps, officer, after),
    ]);
    return page('officer/records/faults.njk', {
      title: 'Faults',
      back: { href: paths.home, text: 'Your work' },
      faults: await Promise.all(faults.map((wait) => describedFault(deps, wait, arrivedAt))),
      next,
      nextFiles: unsafe.next,
      isFirst: after === undefined,
      here: paths.faults,
      hereFiles: `${paths.faults}?of=files`,
      unsafe: unsafe.items.map((file) => ({
        ...file,
        what: unsafeWords[file.why].title,
        href: paths.fault(file.applicationId).file(file.page, file.field),
      })),
      undeclared: [...new Set([...undeclared, ...unsafe.undeclared])].map((windowId) => ({
        windowId,
        href: paths.window(windowId).declaration,
      })),
    });
  };

const nothing = { items: [], undeclared: [], next: undefined };
