import { join } from 'node:path';
import { listen } from '@laptop/cloud/gate';
import { letterTemplate } from '../stand-ins/notify/letter.ts';
import { type StandIns, standIns } from '../stand-ins.ts';

export interface PlayedOutside extends StandIns {
  readonly url: string;
  close(): Promise<void>;
}

/** The register, Notify and the bank holidays on a port of this machine, with the keys that the page's secrets hold. */
export const playOutside = async (
  folder: string,
  port: number,
  keys: { readonly cqc: string; readonly notify: string },
): Promise<PlayedOutside> => {
  const given: Readonly<Record<string, string>> = {
    CQC_KEY_PARAMETER: keys.cqc,
    NOTIFY_KEY_PARAMETER: keys.notify,
    NOTIFY_TEMPLATE_ID: letterTemplate.id,
  };
  const of = (variable: string) => [given[variable] ?? []].flat();
  const outside = standIns({ file: (name) => join(folder, name), valuesOf: of, secretsOf: of });
  const listening = await listen(async (req, res) => {
    for (const { handle } of outside.services) if (await handle(req, res)) return;
    res.writeHead(404).end();
  }, port);
  const close = async () => {
    await listening.close();
    for (const service of outside.services) service.close?.();
  };
  return { ...outside, url: listening.url, close };
};
