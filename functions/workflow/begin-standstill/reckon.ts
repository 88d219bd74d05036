import type { Agreement } from '../../../domain/agreement/agreement.ts';
import {
  confirmedEndInWords,
  endOfDay,
  type NoticeGiven,
  type Standstill,
  standstill,
} from '../../../domain/award/standstill.ts';
import type { ConfirmedEnd, UnknownEnd } from '../../../domain/award/standstill-end.ts';
import type { BankHolidays } from '../../../domain/award/working-days.ts';

interface Given {
  readonly agreement: Pick<Agreement, 'regime' | 'standstill'>;
  readonly notice: NoticeGiven;
  readonly from: string;
  readonly confirmed: ConfirmedEnd | undefined;
  readonly bankHolidays: () => Promise<BankHolidays>;
}

type Reckoned =
  | { readonly kind: 'known'; readonly reckonedFrom: string; readonly standstill: Pick<Standstill, 'endsAt' | 'basis'> }
  | { readonly kind: 'unknown'; readonly unknown: Omit<UnknownEnd, 'windowId' | 'reckonedFrom'> };

/** The end of the standstill: worked out where the bank holidays are known, and else as an officer confirmed it for this notice. */
export const reckon = async ({ agreement, notice, from, confirmed, bankHolidays }: Given): Promise<Reckoned> => {
  const { regime, standstill: switches } = agreement;
  if (!switches.applies) {
    const basis = `No standstill applies: ${switches.confirmedBy}`;
    return { kind: 'known', reckonedFrom: from, standstill: { endsAt: notice.at, basis } };
  }
  if (confirmed?.reckonedFrom === from) {
    const { lastDay, at } = confirmed;
    const ends = { endsAt: endOfDay(lastDay), basis: confirmedEndInWords(confirmed) };
    return { kind: 'known', reckonedFrom: `${from} confirmed ${at}`, standstill: ends };
  }
  const holidays = await bankHolidays();
  const { lastDay, endsAt, basis, assumed } = standstill(regime, notice, holidays);
  if (assumed.length > 0)
    return { kind: 'unknown', unknown: { lastDay, assumed: [...assumed], basis, knownUntil: holidays.knownUntil } };
  return { kind: 'known', reckonedFrom: from, standstill: { endsAt, basis } };
};
