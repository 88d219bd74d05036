import type { Visitor } from './visitor.ts';

/**
 * Has the lead assign evaluators to whatever has open places: those of the panel that are named, or all of it. Each can have as many as
 * there are.
 */
export const assignEvaluators = async (
  lead: Pick<Visitor, 'open' | 'send'>,
  windowId: string,
  names?: readonly string[],
): Promise<void> => {
  const panel = `/officers/windows/${windowId}/panel`;
  while ((await lead.open(panel)).html.includes(`href="${panel}/assign"`)) {
    const form = await lead.open(`${panel}/assign`);
    const shown = await lead.send(form, { lot: 'every lot', ...mostFor(form.html, names) });
    if (!shown.html.includes('name="confirmed"')) throw new Error(`Nobody could be assigned in ${windowId}`);
    await lead.send(shown, {});
  }
};

const MEMBER = /<label[^>]*for="(most-[^"]+)"[^>]*>\s*(.*?) can have, in all\s*<\/label>/g;
const EVERYTHING = '10000';

const mostFor = (html: string, names: readonly string[] | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(MEMBER)].map(([, field = '', name = '']) => [
      field,
      !names || names.includes(name) ? EVERYTHING : '0',
    ]),
  );
