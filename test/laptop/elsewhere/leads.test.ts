import { afterEach, expect, it, vi } from 'vitest';
import { follow, leadsTo, leadToSite } from '../../../laptop/elsewhere/leads.ts';
import { listening } from '../../../packages/laptop-cloud/test/listening.ts';

afterEach(() => vi.unstubAllGlobals());

it('What a function asks of AWS and of the services outside comes to this machine, and whatever else is asked goes where it says', async () => {
  vi.stubGlobal('fetch', globalThis.fetch);
  const server = await listening(async (req, res) => {
    res.end(`${req.url} ${req.headers['x-forwarded-proto'] ?? 'http'}`);
    return true;
  });
  follow([
    leadToSite(server.url, 'http://0a1b2c3d.execute-api.localhost:1'),
    ...leadsTo(server.url, server.url, 'eu-west-2'),
  ]);
  const asked = async (address: string) => (await fetch(address)).text();
  expect(await asked('https://cognito-idp.eu-west-2.amazonaws.com/pool/keys')).toBe('/pool/keys https');
  expect(await asked(`${server.url.replace('http', 'https')}/oauth2/token`)).toBe('/oauth2/token http');
  expect(await asked('https://api.service.cqc.org.uk/public/v1/x')).toBe('/_local/cqc/public/v1/x http');
  expect(await asked('https://www.gov.uk/bank-holidays.json')).toBe('/_local/gov-uk/bank-holidays.json http');
  expect(await asked('http://0a1b2c3d.execute-api.localhost:1/apply')).toBe(
    '/_aws/execute-api/0a1b2c3d/$default/apply http',
  );
  expect(await asked(`${server.url}/straight`)).toBe('/straight http');
  await server.stop();
});
