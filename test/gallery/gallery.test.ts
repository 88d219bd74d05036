import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { siteServer } from '../functions/shared/site-server.ts';
import { everyOfficersPart, everyPart, gallery, officersGallery, officersPatterns, patternsOf } from './gallery.ts';
import { answerTo, photographer } from './photographer.ts';
import { patternOf, routesSeen } from './routes-seen.ts';
import { asha, type Scenes } from './scene.ts';
import { onOfficerSite, onProviderSite } from './stages.ts';

const endpoint = inject('dynamoDbEndpoint');

describe('The gallery of the provider’s pages', { timeout: 180_000 }, () => {
  it('comes to every route of the providers’ site', async () => {
    const patterns = await onProviderSite(endpoint, async (site) => patternsOf(site));
    const seen = routesSeen(patterns);
    for (const scenes of everyPart)
      await onProviderSite(endpoint, async (site) => {
        for await (const scene of scenes(site))
          if (!scene.sends && !seen.isPictured(scene.address))
            seen.note(scene.address, (await answerTo(site, scene)).answered);
      });
    expect(seen.summary().missing).toEqual([]);
  });

  it('makes one picture of a page that looks the same in two states, says what is wrong with none, and lists both', async () => {
    const out = mkdtempSync(path.join(tmpdir(), 'gallery-'));
    const scenes = async function* (): Scenes {
      yield { state: 'at first', address: '/apply/people', account: asha };
      yield { state: 'a moment later', address: '/apply/people', account: asha };
      yield { state: 'with nothing in it', address: '/apply/people/invite', account: asha, sends: {} };
    };
    const { pictures, missing } = await gallery({ width: 320, out, endpoint, parts: [scenes], publicToo: false });
    expect(pictures.map(({ states, status, faults }) => ({ states, status, faults }))).toEqual([
      { states: ['at first', 'a moment later'], status: 200, faults: [] },
      { states: ['with nothing in it'], status: 400, faults: [] },
    ]);
    expect(readdirSync(out).filter((file) => file.endsWith('.png')).length).toBeGreaterThanOrEqual(2);
    expect(readFileSync(path.join(out, 'index.html'), 'utf8')).toContain('at first; a moment later');
    expect(missing).toContain('/apply/letters');
  });

  it('knows a page by the route with the fewest names that fits', () => {
    const patterns = ['/apply/people/{personId}', '/apply/people/invite'];
    expect(patternOf(patterns, '/apply/people/invite?x')).toBe('/apply/people/invite');
    expect(patternOf(patterns, '/apply/people/ben')).toBe('/apply/people/{personId}');
  });
});

describe('The gallery of the officers’ pages', { timeout: 180_000 }, () => {
  it('comes to every route of the officers’ site', async () => {
    const patterns = await onOfficerSite(endpoint, async (site) => officersPatterns(site));
    const seen = routesSeen(patterns);
    for (const scenes of everyOfficersPart)
      await onOfficerSite(endpoint, async (site) => {
        for await (const scene of scenes(site))
          if (!scene.sends && !seen.isPictured(scene.address))
            seen.note(scene.address, (await answerTo(site, scene)).answered);
      });
    expect(seen.summary().missing).toEqual([]);
  });

  it('makes pictures of what an officer sees who is signed in, and of a form that was sent with nothing in it', async () => {
    const out = mkdtempSync(path.join(tmpdir(), 'gallery-'));
    const account = { subject: 'ada', name: 'Ada Example', groups: ['administrator'] };
    const scenes = async function* (): Scenes {
      yield { state: 'nobody else', address: '/officers/sessions', account };
      yield { state: 'with nothing in it', address: '/officers/sessions/ada', account, sends: {} };
    };
    const { pictures } = await officersGallery({ width: 320, out, endpoint, parts: [scenes] });
    expect(pictures.map(({ title, status, faults }) => [title.split(' – ')[0], status, faults])).toEqual([
      ['Who is signed in', 200, []],
      ['Error: Where you are signed in', 400, []],
    ]);
  });
});

describe('A picture of a page with faults', { timeout: 60_000 }, () => {
  it('says what breaks a rule, how wide it is, and which ids it has twice', async () => {
    const server = await siteServer();
    const body = `<!doctype html><html lang="en-GB"><title>Faults</title><main><h1 id="one">One</h1>
      <p id="one" style="width: 600px">Wide</p><input></main></html>`;
    const handler = async () => ({ statusCode: 200, headers: { 'content-type': 'text/html' }, body });
    server.show(handler);
    const out = mkdtempSync(path.join(tmpdir(), 'gallery-'));
    const photos = await photographer({ width: 320, out, patterns: ['/faults'] });
    const scenes = async function* (): Scenes {
      yield { state: 'at first', address: '/faults' };
    };
    await photos.take({ origin: server.origin, handler }, scenes());
    const [picture] = photos.pictures();
    await photos.stop();
    await server.stop();
    expect(picture?.faults).toEqual([
      expect.stringContaining('label: <input'),
      'it is 608 pixels wide',
      'two of its elements are called one',
    ]);
  });
});
