import type { OpenedApplication } from '../../../domain/application/opened-application.ts';

type Referred = Pick<OpenedApplication, 'applicationId' | 'receipt'>;

/**
 * What a record says, with applications' references in the place of the ids that it keeps: people know an application by its reference. One
 * that was never opened has none that anybody could have read.
 */
export const withReferences = (
  windowId: string,
  applications: readonly Referred[],
): ((text: string | undefined) => string | undefined) => {
  const references = new Map(applications.map(({ applicationId, receipt }) => [applicationId, receipt.reference]));
  return (text) =>
    text?.replaceAll(
      new RegExp(`${windowId.replaceAll('.', '\\.')}\\.[\\w-]+`, 'g'),
      (id) => references.get(id) ?? UNOPENED,
    );
};

const UNOPENED = 'an application that was not opened';
