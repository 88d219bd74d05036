// Reckoned again by other means than the service's own, and with nothing of what is installed: whoever checks a pack need not trust either.

const DAY = 24 * 60 * 60 * 1000;
const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});
const partsOf = (instant: number): Readonly<Record<string, string>> =>
  Object.fromEntries(inLondon.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
const londonDay = (instant: number): string => {
  const { year, month, day } = partsOf(instant);
  return `${year}-${month}-${day}`;
};
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const daysLater = (day: string, days: number): string => new Date(noonOf(day) + days * DAY).toISOString().slice(0, 10);

/** The midnight in London that ends a day. */
const endOf = (day: string): string => {
  const utc = Date.parse(`${daysLater(day, 1)}T00:00:00Z`);
  const { hour } = partsOf(utc);
  return new Date(hour === '00' ? utc : utc - 60 * 60 * 1000).toISOString();
};

/** What an end is reckoned from, as a pack has it. */
export interface Reckoning {
  readonly regime: string;
  /** The last letter sent, or the notice published. */
  readonly noticeAt: string;
  readonly postedOn?: string | undefined;
  /** Bank holidays within it, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

/**
 * When a standstill ends (docs/rules.md, rule 7): under PCR 2015 at the end of the 10th day after the last letter was sent, or of the 15th after the last
 * was posted where that is later, and never on a day that is no working day; under PA 2023 at the end of the 8th working day.
 */
export const standstillEnds = ({ regime, noticeAt, postedOn, holidays }: Reckoning): string => {
  const isFree = (day: string) => [0, 6].includes(new Date(noonOf(day)).getUTCDay()) || holidays.includes(day);
  const noticed = londonDay(Date.parse(noticeAt));
  if (regime === 'PCR-2015') {
    const [sent, posted] = [daysLater(noticed, 10), postedOn ? daysLater(postedOn, 15) : ''];
    let last = posted > sent ? posted : sent;
    while (isFree(last)) last = daysLater(last, 1);
    return endOf(last);
  }
  let [last, counted] = [daysLater(noticed, -1), 0];
  while (counted < 8) {
    last = daysLater(last, 1);
    if (!isFree(last)) counted += 1;
  }
  return endOf(last);
};
