import { expect, it } from 'vitest';
import { machineDefinition } from '../../lib/processes/machine-definition.ts';
import { synthesised } from './synthesised.ts';

const { running } = synthesised();

it('the wait between the closing and the unsealing outlasts whatever a request of a site can still be doing', () => {
  const wait: unknown = machineDefinition('window').States['Let the last submissions arrive'];
  expect(wait).toMatchObject({ Type: 'Wait', Seconds: 60 });
  const sites = Object.entries(running.findResources('AWS::Lambda::Function')).filter(([id]) =>
    /SitesProvider|SitesOfficer/.test(id),
  );
  // Officers' is two functions.
  expect(sites).toHaveLength(3);
  // The HTTP API answers by itself after 30 s, and a function is ended at its time limit.
  for (const [, { Properties }] of sites) expect(Properties.Timeout).toBeLessThanOrEqual(30);
});
