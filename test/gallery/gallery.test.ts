import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { everyPart, gallery, patternsOf } from './gallery.ts';
import { answerTo } from './photographer.ts';
import { patternOf, routesSeen } from './routes-seen.ts';
import { asha, type Scenes } from './scene.ts';
import { onProviderSite } from './stages.ts';

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
