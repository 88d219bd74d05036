import * as z from 'zod';

const reading = z.object({ now: z.iso.datetime() });

/** The laptop's clock. Each move answers when it has arrived and everything is quiet. */
export const laptopClock = (siteUrl: string) => {
  const move = async (body: { readonly to: string } | { readonly by: string }): Promise<void> => {
    const response = await fetch(`${siteUrl}/_local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The clock did not move: ${await response.text()}`);
  };
  return {
    to: (instant: string) => move({ to: instant }),
    by: (duration: string) => move({ by: duration }),
    now: async (): Promise<string> => reading.parse(await (await fetch(`${siteUrl}/_local/clock`)).json()).now,
  };
};

/** Whether a system of this laptop answers there. */
export const answers = async (siteUrl: string): Promise<boolean> => {
  try {
    return (await fetch(`${siteUrl}/_local/clock`)).ok;
  } catch {
    return false;
  }
};
