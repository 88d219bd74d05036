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
  return (text) => text?.replaceAll(idOf(windowId), (id) => references.get(id) ?? UNOPENED);
};

/** The ids of applications of a window that a record names. */
export const idsIn = (windowId: string, text: string): readonly string[] => text.match(idOf(windowId)) ?? [];

const idOf = (windowId: string): RegExp => new RegExp(`${windowId.replaceAll('.', '\\.')}\\.[\\w-]+`, 'g');

const UNOPENED = 'an application that was not opened';
