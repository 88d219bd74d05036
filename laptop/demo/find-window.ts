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
  const open = await openWindow(siteUrl, agreement);
  if (open) return open;
  const clock = laptopClock(siteUrl);
  const next = nextOpening(agreement, await clock.now());
  if (!next) throw new CannotStart(`No schedule opens windows of ${agreement.id}`);
  await clock.to(next.opensAt);
  return found(agreement, next);
};

const openWindow = async (siteUrl: string, agreement: Agreement): Promise<FoundWindow | undefined> => {
  const visitor = new Visitor(siteUrl);
  await visitor.signIn('/apply/sign-in?return=/apply', { email: 'willow-lane@example.com' });
  const links = linksOn((await visitor.open('/apply')).html, /^\/apply\/windows\/[^/]+$/);
  const date = links
    .map((link) => link.replace('/apply/windows/', ''))
    .filter((windowId) => agreementIdOf(windowId) === agreement.id)
    .flatMap((windowId) => /\d{4}-\d{2}-\d{2}/.exec(windowId)?.[0] ?? [])[0];
  if (!date || agreement.windows.kind !== 'recurring') return undefined;
  const opening = scheduledOpening(agreement, londonInstant(date, agreement.windows.opensAt));
  return opening && found(agreement, opening);
};

const found = (agreement: Agreement, { opensAt, closesAt }: Span): FoundWindow => ({
  windowId: windowIdOf(agreement.id, londonDate(opensAt)),
  closesAt,
});
