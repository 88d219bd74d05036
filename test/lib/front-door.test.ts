import { describe, expect, it } from 'vitest';
import { agreements } from '../../agreements/index.ts';
import { awardRoutes } from '../../functions/officer-site/award/routes.ts';
import { deskRoutes } from '../../functions/officer-site/desk-routes.ts';
import { addressesOfAward } from '../../lib/running/addresses-of-award.ts';
import { router as frontDoor } from '../../packages/laptop-cloud/src/http-api/router.ts';
import { named, synthesised } from './synthesised.ts';

const { running } = synthesised();
const integrations = running.findResources('AWS::ApiGatewayV2::Integration');
const routes = Object.values(running.findResources('AWS::ApiGatewayV2::Route')).map(({ Properties }) => {
  const [, integration = ''] = /"Ref":"(\w+)"/.exec(named(Properties.Target)) ?? [];
  const [, functionId = ''] =
    /Sites(\w+?)Function/.exec(named(integrations[integration]?.Properties.IntegrationUri)) ?? [];
  return { key: String(Properties.RouteKey), apiId: 'api', functionArn: functionId, timeoutMs: 30_000 };
});
const find = frontDoor(routes);
const answering = (path: string) => find('GET', path)?.route.functionArn;

/** Nothing is asked of a page here: which addresses there are is known without what its pages work with. */
const unasked = { agreements } as never;
/** An address with something in each of its places, and nothing that stands in any other route. */
const filled = (pattern: string) => pattern.replaceAll(/\{\w+\}/g, 'any-2027');
const addresses = (all: readonly { readonly path: string }[]) => [...new Set(all.map(({ path }) => path))];
const [ofDesk, ofAward] = [addresses(deskRoutes(unasked)), addresses(awardRoutes(unasked))];

describe('The front door', () => {
  it.each([
    ['the desk', ofDesk, 'OfficerSite'],
    ['its award', ofAward, 'OfficerSiteAward'],
  ])('leads each address of the officers’ site that %s answers to it', (_, paths, functionId) => {
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => answering(filled(path)) !== functionId)).toEqual([]);
  });

  it('names no address of an award that no page has', () => {
    expect(addressesOfAward.filter((path) => !ofAward.includes(path))).toEqual([]);
  });

  it('leads two addresses that one path fits to the same function, so that no order of theirs matters', () => {
    const fits = (pattern: string) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    const taken = ofDesk.filter((path) => ofAward.some((one) => fits(one).test(path) || fits(path).test(one)));
    expect(taken).toEqual([]);
  });

  it.each([
    '/officers/sign-in',
    '/officers/no-such-page',
    '/officers/windows/w/standstill/no-such-page',
    '/officers/windows/w/approval/',
  ])('leads what is no address of either to the desk, whose page it is that says so: %s', (path) => {
    expect(answering(path)).toBe('OfficerSite');
  });

  it('leads the rest to the other sites, as before', () => {
    expect(['/apply', '/apply/sign-in', '/', '/agreements/x', '/assets/site.css'].map(answering)).toEqual([
      'ProviderSite',
      'ProviderSite',
      'PublicSite',
      'PublicSite',
      'PublicSite',
    ]);
  });
});
