import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { compareInstants } from '../../../domain/time/london.ts';
import { takesApplications } from '../../../domain/window/barriers.ts';
import { nextPlanned } from '../../../domain/window/openings.ts';
import type { Span } from '../../../domain/window/span.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';

/** Where an agreement's windows stand at an instant. */
interface Windows {
  /** The one that takes applications now. */
  readonly open: Window | undefined;
  /** When the next one opens: one that an officer planned, or the schedule's. */
  readonly next: Span | undefined;
  /** Those that opened before and take no more, newest first. */
  readonly past: readonly Window[];
}

/** When the next of these opens or closes: from then on a page says something else. */
export const changesAt = (each: readonly Pick<Windows, 'open' | 'next'>[]): string | undefined =>
  each
    .flatMap(({ open, next }) => [open?.closesAt, next?.opensAt])
    .filter((instant) => instant !== undefined)
    .toSorted(compareInstants)[0];

/** Reads an agreement's windows and sorts them by what they mean to somebody who thinks of applying. */
export const windowsOf = async (
  { windows }: Pick<Deps, 'windows'>,
  agreement: Agreement,
  at: string,
): Promise<Windows> => {
  const all = await Array.fromAsync(everyItem((after) => windows.page(agreement.id, { after })));
  const open = all.find((window) => takesApplications(window, at));
  return {
    open,
    next: nextPlanned(agreement, all, at),
    past: all.filter((window) => window !== open && window.opensAt <= at).reverse(),
  };
};
