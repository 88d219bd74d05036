import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../lib/settings.ts';
import { appOfOneLiners } from './synthesised.ts';

const reserved = (siteConcurrency?: number) =>
  Object.entries(
    Template.fromStack(appOfOneLiners({}, siteConcurrency).running).findResources('AWS::Lambda::Function'),
  ).flatMap(([id, { Properties }]) => {
    const kept = Properties.ReservedConcurrentExecutions;
    return kept === undefined ? [] : [`${id.replace(/Function.*/, '')} ${kept}`];
  });

describe('What a council sets', () => {
  it('keeps no executions for a site unless it is said how many, since a new account has few', () => {
    expect(settingsOf(new App()).siteConcurrency).toBeUndefined();
    expect(reserved()).toEqual([]);
  });

  it('keeps as many as are said for each of the sites where people sign in, and none of them for the public’s', () => {
    expect(settingsOf(new App({ context: { siteConcurrency: '50' } })).siteConcurrency).toBe(50);
    expect(reserved(50).toSorted()).toEqual(['SitesOfficerSite 50', 'SitesProviderSite 50']);
  });

  it.each(['none', '0', '1.5'])('refuses %s for a number of executions', (siteConcurrency) => {
    expect(() => settingsOf(new App({ context: { siteConcurrency } }))).toThrow();
  });
});
