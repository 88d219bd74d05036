import { providerIdOf } from '../../domain/application/opened-application.ts';
import { storedFile } from '../../domain/questions/stored-file.ts';
import { asPlanned, type FoundApplication, type Stored } from './found.ts';
import type { Planned } from './plan.ts';

/**
 * Files of what is due, with what is noted of them. Answers that were carried over name a file of an earlier application: as long as one that
 * is kept names a file, it stays.
 */
export const filesDue = async (
  stored: Stored,
  due: readonly FoundApplication[],
  all: readonly FoundApplication[],
): Promise<readonly Planned[]> => {
  const { records, files } = stored;
  const dueIds = new Set(due.map(({ applicationId }) => applicationId));
  const providers = new Set(due.map(({ providerId }) => providerId));
  const kept = new Set<string>();
  for (const each of all)
    if (!dueIds.has(each.applicationId) && providers.has(each.providerId))
      for (const key of await namedBy(stored, each)) kept.add(key);

  const found: Planned[] = [];
  for (const each of due) {
    const { applicationId, retention, windowId } = each;
    if (retention.until === undefined) continue;
    const keys = await namedBy(stored, each);
    for (const key of keys) {
      const notes = await records.ofFile(key);
      const isNamedByKept = notes.some(({ named }) => named !== undefined && !dueIds.has(named));
      for (const { row, named } of notes)
        if (named === applicationId || (named === undefined && !isNamedByKept))
          found.push(...asPlanned(row, retention, windowId));
    }
    const why = { windowId, rule: retention.rule, keptUntil: retention.until };
    const below = `${KEPT}${applicationId}/`;
    for (const store of ['sealed-files', 'opened-files'] as const)
      for (const prefix of [below, ...keys])
        for await (const { key, version } of files?.[store].below(prefix) ?? [])
          if (!kept.has(key) && (key === prefix || prefix === below)) found.push({ store, key, version, ...why });
  }
  return found;
};

/** Where files lie that were kept, by their application. */
const KEPT = 'kept/';

/** The files that an application's records name, of this provider's alone: what a record says of another's file removes none. */
const namedBy = async ({ records }: Stored, application: FoundApplication): Promise<readonly string[]> => {
  const rows = [...application.sealedRows, ...(await records.ofApplication(application, []))];
  return [...new Set(keysIn(rows.map(({ item }) => item)))].filter((key) => {
    const id = key.startsWith(KEPT) ? (key.split('/')[1] ?? '') : '';
    return id.includes('.') && providerIdOf(id) === application.providerId;
  });
};

const keysIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const file = storedFile.safeParse(value);
  return file.success ? [file.data.key] : Object.values(value).flatMap(keysIn);
};
