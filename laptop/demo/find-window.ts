import { CannotStart } from '@laptop/cloud';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { londonDate, londonInstant } from '../../domain/time/london.ts';
import { nextOpening, scheduledOpening } from '../../domain/window/openings.ts';
import type { Span } from '../../domain/window/span.ts';
import { agreementIdOf, windowIdOf } from '../../domain/window/window.ts';
import { parse } from './csv.ts';
import { patientFetch } from './patient-fetch.ts';
import { linksOn } from './reading-pages.ts';
import { laptopClock } from './system.ts';
import { Visitor } from './visitor.ts';

export interface FoundWindow {
  readonly windowId: string;
  readonly closesAt: string;
}

/**
 * The agreement's window to play: the one that is open, or the next that the schedule opens, with the clock moved there.
 * @throws CannotStart where a window was played already: the same firms cannot win the same lots twice
 */
export const findWindow = async (siteUrl: string, agreement: Agreement): Promise<FoundWindow> => {
  const register = parse(await (await patientFetch(`${siteUrl}/register/${agreement.id}/places.csv`)).text());
  if (register.length > 0) {
    throw new CannotStart(
      'A window has been played here already. Stop what is running, and begin anew: npm run demo -- --fresh',
    );
  }
  const clock = laptopClock(siteUrl);
  const now = await clock.now();
  const open = await openWindow(siteUrl, agreement, now);
  if (open) return open;
  const next = nextOpening(agreement, now);
  if (!next) throw new CannotStart(`No schedule opens windows of ${agreement.id}`);
  await clock.to(next.opensAt);
  return found(agreement, next);
};

/** The one that takes applications now: a firm that has applied in it is led to its application, and others to its first page. */
const openWindow = async (siteUrl: string, agreement: Agreement, now: string): Promise<FoundWindow | undefined> => {
  const visitor = new Visitor(siteUrl);
  await visitor.signIn('/apply/sign-in?return=/apply', { email: 'willow-lane@example.com' });
  const links = linksOn((await visitor.open('/apply')).html, /^\/apply\/windows\/[^/]+/);
  const opening = links
    .flatMap((link) => /^\/apply\/windows\/([^/]+)/.exec(link)?.[1] ?? [])
    .filter((windowId) => agreementIdOf(windowId) === agreement.id)
    .flatMap((windowId) => /\d{4}-\d{2}-\d{2}/.exec(windowId)?.[0] ?? [])
    .flatMap((date) => scheduledOpening(agreement, londonInstant(date, timeOf(agreement))) ?? [])
    .find(({ opensAt, closesAt }) => opensAt <= now && now < closesAt);
  return opening && found(agreement, opening);
};

const timeOf = ({ windows }: Agreement): string | undefined =>
  windows.kind === 'recurring' ? windows.opensAt : undefined;

const found = (agreement: Agreement, { opensAt, closesAt }: Span): FoundWindow => ({
  windowId: windowIdOf(agreement.id, londonDate(opensAt)),
  closesAt,
});
