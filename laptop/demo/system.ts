import * as z from 'zod';
import { plusDuration } from '../../domain/time/london.ts';
import { patientFetch } from './patient-fetch.ts';

const reading = z.object({ now: z.iso.datetime() });

/** The laptop's clock. Each move answers when it has arrived and everything is quiet; one whose answer was lost is made again. */
export const laptopClock = (siteUrl: string) => {
  const address = `${siteUrl}/_local/clock`;
  const now = async (): Promise<string> => reading.parse(await (await patientFetch(address)).json()).now;
  const move = async (where: { readonly to: string } | { readonly by: string }): Promise<boolean> => {
    const body = JSON.stringify(where);
    const moved = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(
      () => undefined,
    );
    if (moved && !moved.ok) throw new Error(`The clock did not move: ${await moved.text()}`);
    return moved !== undefined;
  };
  const to = async (instant: string): Promise<void> => {
    // Where an answer is lost the clock may have arrived without all being quiet: a second more makes sure.
    const wayTo = async () => (Date.parse(await now()) < Date.parse(instant) ? { to: instant } : { by: 'PT1S' });
    while (!(await move(await wayTo())));
  };
  return { now, to, by: async (duration: string) => to(plusDuration(await now(), duration)) };
};

/** Whether a system of this laptop answers there. */
export const answers = async (siteUrl: string): Promise<boolean> => {
  try {
    return (await fetch(`${siteUrl}/_local/clock`)).ok;
  } catch {
    return false;
  }
};
