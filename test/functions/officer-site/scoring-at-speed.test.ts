import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { aWindow } from '../../builders/a-window.ts';
import { anApplication, s1Questionnaire } from '../../builders/an-application.ts';
import { faultsOf } from '../provider-site/a-phone.ts';
import { launchChromium } from '../shared/chromium.ts';
import { officersScreens } from './a-screen.ts';
import { anOfficersDesk, type Desk } from './officers-desk.ts';

const windowId = 's1-home-care-2027-03-01';
const base = `/officers/windows/${windowId}`;
const lots = ['A', 'B', 'C'];
const asked = questionsFor(s1Questionnaire(), lots);
let desk: Desk;
let chromium: Browser;
let screens: Awaited<ReturnType<typeof officersScreens>>;

beforeAll(async () => {
  [desk, chromium] = await Promise.all([anOfficersDesk(), launchChromium()]);
  screens = await officersScreens(desk, chromium);
  await desk.stored.window(aWindow().evaluating());
  await desk.stored.declared(windowId, desk.officers.edith);
});
afterAll(async () => {
  await chromium.close();
  await screens.stop();
  await desk.stop();
});

const toScore = async (name: string): Promise<OpenedApplication> => {
  const application = await desk.stored.application(
    anApplication(name)
      .applyingFor(...lots)
      .evaluating(),
  );
  await desk.stored.waiting(application.applicationId, 'evaluation-1');
  return application;
};
const begun = async (name: string): Promise<string> => {
  const application = await toScore(name);
  const edith = await desk.as(desk.officers.edith);
  const url = `${base}/evaluate/${application.applicationId}`;
  await edith.get(url);
  await edith.submit(`${url}/start`);
  return url;
};

/** Counts what an evaluator presses with the mouse, and the pages that are loaded for it. */
const counted = (page: Page) => {
  const count = { clicks: 0, loads: 0 };
  page.on('domcontentloaded', () => {
    count.loads += 1;
  });
  const click = async (name: string | RegExp) => {
    count.clicks += 1;
    await Promise.all([
      page.waitForNavigation(),
      page
        .getByRole('link', { name })
        .or(page.getByRole('button', { name, exact: true }))
        .first()
        .click(),
    ]);
  };
  return { count, click };
};

const marked = async (page: Page, choose: (id: string) => Promise<unknown>): Promise<void> => {
  for (const { id, title } of asked) {
    await choose(id);
    // From the mark the keyboard goes on to the reason, which has to be typed in any case.
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe(`reason-${id}`);
    await page.keyboard.type(`${title}: shown with own figures.`);
  }
};

describe('An evaluator without JavaScript', { timeout: 60_000 }, () => {
  it('scores an application of theirs of ten questions in three page loads and twelve clicks, each mark by the mouse', async () => {
    await begun('Alder Care');
    const page = await screens.of(desk.officers.edith, { javaScriptEnabled: false });
    const { count, click } = counted(page);
    await page.goto(`${screens.origin}${base}/evaluate`);
    await click('Alder Care');
    await marked(page, async (id) => {
      count.clicks += 1;
      await page.locator(`label[for="mark-${id}-5"]`).click();
    });
    await click('Save as final');
    expect(await page.locator('main').innerText()).toContain('Your scores were made final');
    expect(asked).toHaveLength(10);
    expect(count).toEqual({ loads: 3, clicks: 12 });
  });

  it('takes a place on another, and scores it with three clicks where the marks are chosen by the keyboard', async () => {
    await toScore('Birch Care');
    const page = await screens.of(desk.officers.edith, { javaScriptEnabled: false });
    const { count, click } = counted(page);
    await page.goto(`${screens.origin}${base}/evaluate`);
    await click('Birch Care');
    await click('Start scoring');
    await page.locator('#mark-q1').focus();
    await marked(page, async (id) => {
      if (id !== 'q1') {
        // Past what lies between two questions.
        for (let left = 4; left > 0; left -= 1) {
          await page.keyboard.press('Tab');
          if (await page.evaluate(`document.activeElement.name === 'mark-${id}'`)) break;
        }
      }
      await page.keyboard.press('Space');
      for (const _ of '123') await page.keyboard.press('ArrowDown');
    });
    await click('Save as final');
    const ids = await desk.deps.lists.beginning(windowId, `scored.${desk.officers.edith.subject}`, () => true);
    const kept = await desk.deps.evaluations.get(
      ids.find(({ organisationName }) => organisationName === 'Birch Care')?.applicationId ?? '',
      1,
    );
    expect(Object.values(kept?.scores ?? {}).map(({ mark }) => mark)).toEqual(asked.map(() => 3));
    expect(count).toEqual({ loads: 4, clicks: 3 });
  });
});

describe('On a screen of 1280 by 800', { timeout: 60_000 }, () => {
  it('each question’s answer, weight, descriptors, mark and reason are in sight together', async () => {
    const url = await begun('Cedar Care');
    const page = await screens.of(desk.officers.edith);
    await page.goto(`${screens.origin}${url}`);
    const out = async (id: string) => {
      const foot = (await page.locator('.site-running').boundingBox())?.y ?? 800;
      const parts = {
        answer: page.locator(`#${id} .govuk-inset-text`),
        weight: page.locator(`#${id}`).getByText('Counts for'),
        lowest: page.locator(`label[for="mark-${id}"]`),
        highest: page.locator(`label[for="mark-${id}-6"]`),
        reason: page.locator(`#reason-${id}`),
      };
      const places = await Promise.all(
        Object.entries(parts).map(async ([part, locator]) => {
          const box = await locator.boundingBox();
          return box && box.y >= 0 && box.y + box.height <= foot ? [] : [`${id} ${part}`];
        }),
      );
      return places.flat();
    };
    // The first as the page opens, each other where its link leads.
    expect(await out('q1')).toEqual([]);
    for (const { id } of asked.slice(1)) {
      await page.goto(`${screens.origin}${url}#${id}`);
      expect(await out(id)).toEqual([]);
    }
  });
});

describe('On a screen, a phone, and with a screen reader', { timeout: 60_000 }, () => {
  it.each([1280, 320])(
    'the pages have no fault that a machine finds, and do not scroll sideways at %i pixels',
    async (width) => {
      const url = await begun(`Width ${width} Care`);
      const page = await screens.of(desk.officers.edith, { width });
      for (const address of [`${base}/evaluate`, url, `${url}/questions/q3`]) {
        await page.goto(`${screens.origin}${address}`);
        expect([address, await faultsOf(page)]).toEqual([address, { violations: [], width }]);
      }
      await page.goto(`${screens.origin}${url}`);
      await page.getByRole('button', { name: 'Save as final' }).click();
      await page.getByRole('alert').waitFor();
      expect(await faultsOf(page)).toEqual({ violations: [], width });
    },
  );
});
