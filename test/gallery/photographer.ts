import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { SessionRepository } from '../../adapters/sessions/session-repository.ts';
import { aPhone, faultsOf } from '../functions/provider-site/a-phone.ts';
import { browser } from '../functions/shared/browser.ts';
import { launchChromium } from '../functions/shared/chromium.ts';
import { signInAs } from '../functions/shared/signed-in.ts';
import { type Answered, patternOf, routesSeen } from './routes-seen.ts';
import type { Scene, Scenes } from './scene.ts';

/** A site, as a browser reaches it. */
export interface Stage {
  readonly origin: string;
  readonly handler: Parameters<typeof browser>[0];
  /** Absent where nobody signs in. */
  readonly sessions?: SessionRepository;
  /** Who signs in there: providers unless said otherwise. */
  readonly signsIn?: 'provider' | 'officer';
}

export interface Picture {
  readonly pattern: string;
  readonly address: string;
  readonly title: string;
  readonly status: number;
  /** All states in which the page looks so. */
  readonly states: string[];
  /** Its file, and the one without JavaScript where that differs. */
  readonly file: string;
  readonly plain?: string | undefined;
  /** What a machine finds wrong with it. */
  readonly faults: readonly string[];
}

interface Asked {
  readonly width: number;
  readonly out: string;
  readonly patterns: readonly string[];
}

/** Makes pictures of scenes: of each page once, however many states it looks the same in. */
export const photographer = async ({ width, out, patterns }: Asked) => {
  mkdirSync(out, { recursive: true });
  const chromium = await launchChromium();
  const seen = routesSeen(patterns);
  const pictures = new Map<string, Picture>();

  /** The page of a browser in which a scene is set. */
  const shown = async (stage: Stage, scene: Scene, javaScriptEnabled: boolean) => {
    const { origin, sessions } = stage;
    const page =
      sessions && scene.account
        ? await aPhone({ ...stage, sessions }, chromium, { ...scene.account, width, javaScriptEnabled })
        : await (await chromium.newContext({ viewport: { width, height: 640 }, javaScriptEnabled })).newPage();
    const opened = await page.goto(`${origin}${scene.address}`);
    const status = (scene.sends ? await sent(page, scene) : opened)?.status() ?? 0;
    const [text, wide, twice] = await page.evaluate<[string, number, string[]]>(measured);
    const faults = [
      ...(wide > width ? [`it is ${wide} pixels wide`] : []),
      ...twice.map((id) => `two of its elements are called ${id}`),
    ];
    return { page, status, faults, text };
  };

  const kept = async (stage: Stage, scene: Scene, known: string): Promise<void> => {
    const usual = await shown(stage, scene, true);
    const key = scene.sends ? `${scene.address} ${usual.text}` : known;
    const before = pictures.get(key);
    if (before) {
      before.states.push(scene.state);
      return usual.page.context().close();
    }
    const pattern = patternOf(patterns, scene.address);
    const name = `${String(pictures.size + 1).padStart(3, '0')}${pattern.replaceAll(/[^a-zA-Z]+/g, '-')}`;
    const [file, plainFile] = [`${name}.png`, `${name}-plain.png`];
    await usual.page.screenshot({ fullPage: true, path: path.join(out, file) });
    const title = await usual.page.title();
    const { violations } = await faultsOf(usual.page);
    await usual.page.context().close();

    const plain = await shown(stage, scene, false);
    const differs = plain.text !== usual.text;
    if (differs) await plain.page.screenshot({ fullPage: true, path: path.join(out, plainFile) });
    await plain.page.context().close();
    pictures.set(key, {
      ...{ pattern, address: scene.address, states: [scene.state], status: usual.status, title, file },
      plain: differs ? plainFile : undefined,
      faults: [...new Set([...violations, ...usual.faults, ...plain.faults])],
    });
  };

  const take = async (stage: Stage, scene: Scene): Promise<void> => {
    if (scene.sends) return kept(stage, scene, '');
    const { answered, html } = await answerTo(stage, scene);
    seen.note(scene.address, answered);
    if (answered === 'leads on' || answered === 'file') return;
    const key = `${patternOf(patterns, scene.address)} ${looksOf(html)}`;
    const before = pictures.get(key);
    if (before) before.states.push(scene.state);
    else await kept(stage, scene, key);
  };

  return {
    take: async (stage: Stage, scenes: Scenes) => {
      for await (const scene of scenes) await take(stage, scene);
    },
    seen: seen.summary,
    pictures: () => [...pictures.values()],
    stop: () => chromium.close(),
  };
};

/** The words in sight of what is a page's own, its width, and the ids that it has more than once, asked in the page. */
const measured = `(() => {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [document.querySelector('main').innerText, document.documentElement.scrollWidth, [...twice]];
})()`;

/** How an address is answered, asked without a browser: most states of most pages look alike, and a file is no page. */
export const answerTo = async ({ handler, sessions, signsIn = 'provider' }: Stage, { address, account }: Scene) => {
  const visitor = browser(handler);
  if (sessions && account) await signInAs(visitor, sessions, signsIn, account);
  const { status, html, headers } = await visitor.get(address);
  const isPage = headers['content-type']?.startsWith('text/html');
  const answered: Answered = status === 303 ? 'leads on' : !isPage ? 'file' : status < 400 ? 'page' : 'refused';
  return { answered, html };
};

/** Sends the form of a page, as it is or with what a scene fills in; where it has none, what one would send that was open before. */
const sent = async (page: Page, { sends = {}, meanwhile }: Scene) => {
  meanwhile?.();
  const fields = Object.entries(sends).flatMap(([name, value]) => [value].flat().map((each) => [name, each]));
  const script = `(fields => {
    const form = [...document.querySelectorAll('main form[method=post]')].find(each => !each.enctype.includes('multipart'));
    const hidden = [...(form ?? document).querySelectorAll('input[type=hidden]')].map(({ name, value }) => [name, value]);
    const copy = Object.assign(document.createElement('form'), { method: 'post', action: form?.action ?? location.href });
    for (const [name, value] of [...hidden, ...fields])
      copy.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    document.body.append(copy);
    copy.submit();
  })(${JSON.stringify(fields)})`;
  const [response] = await Promise.all([page.waitForNavigation(), page.evaluate(script)]);
  return response;
};

/** The words and fields of a page, without what differs each time or from window to window. */
const looksOf = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html)
    .replaceAll(/<input type="hidden"[^>]*>/g, '')
    .replaceAll(/(href|action|src)="[^"]*"/g, '')
    .replaceAll(/\s+/g, ' ');
