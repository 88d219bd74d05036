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
  async ({ visitor, arrivedAt }: SignedInRequest): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const [{ faults, undeclared }, unsafe] = await Promise.all([
      faultsFor(deps, officer),
      unsafeFilesFor(deps, officer),
    ]);
    return page('officer/records/faults.njk', {
      title: 'Faults',
      back: { href: paths.home, text: 'Your work' },
      faults: await Promise.all(faults.map((wait) => describedFault(deps, wait, arrivedAt))),
      unsafe: unsafe.files.map((file) => ({
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
