import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastingPort } from '@laptop/cloud';
import { afterAll, expect, it } from 'vitest';
import { readsTogether } from '../../adapters/dynamodb/reads.ts';
import { windowRepository } from '../../adapters/dynamodb/windows.ts';
import { findWindow } from '../../laptop/demo/find-window.ts';
import { agreementToPlay } from '../../laptop/demo/which-agreement.ts';
import { reachedAs } from '../../laptop/drill/reached-as.ts';
import { type Laptop, startLaptop } from '../../laptop/laptop.ts';
import { LAPTOP } from '../../lib/settings.ts';
import { namesOf } from '../../lib/stage.ts';
import { laptopOf } from '../support/laptop-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'torn-down-'));
let laptop: Laptop | undefined;
afterAll(async () => {
  await laptop?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The service on what is stored, with these stacks torn down. */
const deployed = async (...tornDown: readonly string[]): Promise<Laptop> => {
  await laptop?.close();
  laptop = await startLaptop({ ...laptopOf(folder), port: await lastingPort(), tornDown });
  return laptop;
};

const MINUTE = 60_000;

it('a window closes on time though all that runs was torn down while it was open, and deployed again', async () => {
  const first = await deployed();
  const window = await findWindow(first.siteUrl, agreementToPlay());
  const closesAt = Date.parse(window.closesAt);
  const without = await deployed(namesOf(LAPTOP).stack('Running'));
  expect(without.template.functions).toEqual([]);
  await without.clock.advanceTo(closesAt - 5 * MINUTE);
  const again = await deployed();
  await again.clock.advanceTo(closesAt + 10_000);
  const { client, documents, tableNamed } = reachedAs(again, 'SitesOfficerSiteFunction');
  const windows = windowRepository(tableNamed('Records', undefined, readsTogether(documents)));
  expect(await windows.get(window.windowId)).toMatchObject({ status: 'closed', closesAt: window.closesAt });
  await again.clock.advanceTo(closesAt + 2 * MINUTE);
  expect((await windows.get(window.windowId))?.status).toBe('evaluating');
  client.destroy();
}, 120_000);
