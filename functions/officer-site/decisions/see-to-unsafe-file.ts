import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { UnsafeFile } from '../../../domain/application/unsafe-file.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { requireSeparate } from './require-separate.ts';

interface Made {
  readonly officer: Officer;
  readonly reason: string;
  readonly at: string;
}

/**
 * Notes what an officer did about a file that nobody can download: it waits for nobody any more. Sent twice it is noted once.
 * @throws Problem 403 for who declared a conflict of interest with its applicant; Conflict where somebody else did first
 */
export const seeToUnsafeFile = async (deps: Deps, file: UnsafeFile, { officer, reason, at }: Made): Promise<void> => {
  const application = await deps.applications.get(file.applicationId);
  if (!application) throw notFound();
  requireSeparate('try-again', officer, application, file.windowId);
  const by = { id: officer.id, name: officer.name };
  if (file.seenTo?.by.id === by.id && file.seenTo.reason === reason) return;
  if (file.seenTo) throw new Conflict('Somebody has seen to this file');
  const detail = `sent with “${file.title}”: ${reason}`;
  await deps.unsafeFiles.seenTo(file, { by, at, reason }, { action: 'unsafe file seen to', detail });
};
