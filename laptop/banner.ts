import type { Laptop } from './laptop.ts';
import { nextOpening } from './opening.ts';

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/London' });

/** What is said once all runs: where to go, and what the clock reads. */
export function banner({ siteUrl, clock, template }: Laptop): string {
  const opening = nextOpening(template, clock.now());
  const window = opening === undefined ? '' : ` The next window opens at ${time.format(opening)}.`;
  const leftOut = template.leftOut.map((type) => `  Not done on the laptop: ${type}\n`).join('');
  return `
  Provider Onboarding runs on this laptop: ${siteUrl}

    ${siteUrl}/apply      providers sign in here
    ${siteUrl}/officers   officers sign in here
    ${siteUrl}/_local     who to sign in as, the clock, the outbox, the state machines

  Its clock reads ${time.format(clock.now())}.${window}
${leftOut}  Ctrl-C stops it; "npm start -- --fresh" begins anew.
`;
}
