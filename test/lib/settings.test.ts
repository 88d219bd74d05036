import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { agreements } from '../../agreements/index.ts';
import { addService } from '../../lib/service.ts';
import { readSettings, settingNames, settingsOf, WrongSettings } from '../../lib/settings.ts';
import { appOfOneLiners, oneLiners } from './synthesised.ts';

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

const told = (context: Record<string, unknown>): readonly string[] => {
  try {
    readSettings(context);
    return [];
  } catch (error) {
    if (!(error instanceof WrongSettings)) throw error;
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
};
const right = {
  stage: 'live',
  notifyTemplateId: '6c1a8f3e-52d4-4b7e-8a15-93d0e7b2c4f6',
  emailFrom: 'care@anyshire.gov.uk',
};

describe('The live service', () => {
  it('is deployed with what a council has set', () => {
    expect(readSettings(right)).toMatchObject({
      stage: 'live',
      recipients: 'everybody',
      accountEmail: { from: 'care@anyshire.gov.uk', identity: 'anyshire.gov.uk' },
    });
  });

  it('is told all that it lacks at once, each by its name', () => {
    expect(told({ stage: 'live', domainPrefix: 'My Council', siteUrl: 'http://council.gov.uk' })).toEqual([
      'siteUrl is not right: an https address without a slash at its end, such as https://onboarding.council.gov.uk',
      'domainPrefix is not right: 3 to 36 small letters, digits and hyphens, a hyphen neither first nor last, and none of the words aws, amazon and cognito',
      'notifyTemplateId is missing: the id of the template in GOV.UK Notify',
      'emailFrom is missing: the address that emails about accounts come from, at a domain that is verified in Amazon SES',
    ]);
  });

  it.each([
    [
      'the template of a laptop',
      { notifyTemplateId: '1e77e4a2-0c1b-4b7a-9a57-6c2f2c0f7e11' },
      'notifyTemplateId is made up',
    ],
    [
      'a template that nobody has',
      { notifyTemplateId: '00000000-0000-4000-8000-000000000000' },
      'notifyTemplateId is made up',
    ],
    ['an address of nobody', { emailFrom: 'care@council.example' }, 'emailFrom is made up'],
    ['a mailbox of nobody', { alarmsTo: 'digital@council.example' }, 'alarmsTo is made up'],
    ['another’s example', { sesIdentity: 'example.com' }, 'sesIdentity is made up'],
    ['a site of nobody', { siteUrl: 'https://onboarding.council.example' }, 'siteUrl is made up'],
    ['a list of testers', { allowedRecipients: 'anyshire.gov.uk' }, 'allowedRecipients is out of place'],
  ])('takes nothing made up for granted: %s', (_, given, begins) => {
    const faults = told({ ...right, ...given });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${begins}: `));
  });
});

describe('A stage that is not live', () => {
  it('is that of a laptop where none is named, and needs nothing', () => {
    expect(readSettings({})).toMatchObject({ stage: 'laptop', recipients: 'everybody', accountEmail: undefined });
  });

  it('writes to nobody who is not named', () => {
    expect(readSettings({ stage: 'trial' }).recipients).toEqual([]);
  });

  it.each([
    ['on the command line', 'Anyshire.gov.uk, tester@provider.org.uk'],
    ['in cdk.json', ['anyshire.gov.uk', 'tester@provider.org.uk']],
  ])('writes to those who are named %s, with a template of its own', (_, allowedRecipients) => {
    const { notifyTemplateId } = right;
    expect(readSettings({ stage: 'trial', allowedRecipients, notifyTemplateId }).recipients).toEqual([
      'anyshire.gov.uk',
      'tester@provider.org.uk',
    ]);
    expect(told({ stage: 'trial', allowedRecipients })).toEqual([
      'notifyTemplateId is missing: with somebody on allowedRecipients, letters need the template in GOV.UK Notify',
    ]);
  });

  it('is told who on its list cannot be written to', () => {
    const { notifyTemplateId } = right;
    expect(told({ stage: 'trial', notifyTemplateId, allowedRecipients: 'anyshire.gov.uk,somebody' })).toEqual([
      'allowedRecipients is not right: somebody is neither an email address nor a domain',
    ]);
  });
});

describe('The guide to deploying', () => {
  it('explains just the values that can be set', () => {
    const explained = [...readFileSync('docs/deploying.md', 'utf8').matchAll(/^\| `(\w+)` \|/gm)].map(
      ([, name]) => name,
    );
    expect(explained.toSorted()).toEqual([...settingNames].toSorted());
  });
});

describe('Several stages in one cdk.json', () => {
  const stages = {
    live: { notifyTemplateId: right.notifyTemplateId, emailFrom: right.emailFrom },
    trial: { allowedRecipients: ['anyshire.gov.uk'], notifyTemplateId: right.notifyTemplateId },
  };
  const set = (stage: string, others = {}) => settingsOf(new App({ context: { stages, stage, ...others } }));

  it('have their values each for itself', () => {
    expect(set('live')).toMatchObject({ recipients: 'everybody', accountEmail: { from: right.emailFrom } });
    expect(set('trial')).toMatchObject({ recipients: ['anyshire.gov.uk'], accountEmail: undefined });
  });

  it('give way to what the command says', () => {
    expect(set('live', { emailFrom: 'other@anyshire.gov.uk' }).accountEmail?.from).toBe('other@anyshire.gov.uk');
  });

  it('name nothing that cannot be set', () => {
    const context = { stage: 'trial', stages: { trial: { siteURL: 'https://trial.anyshire.gov.uk' } } };
    expect(() => settingsOf(new App({ context }))).toThrow('siteURL is no value that can be set');
  });
});

describe('Where a stack is deployed without a stage being named', () => {
  it('knows no service outside, so that no letter can leave it', () => {
    const settings = readSettings({});
    const { running } = addService(new App(), { settings, assets: oneLiners(), agreements });
    const addresses = Object.values(Template.fromStack(running).findResources('AWS::Lambda::Function')).flatMap(
      ({ Properties }) =>
        Object.entries<string>(Properties.Environment.Variables).filter(([name]) =>
          /^(CQC_BASE|NOTIFY_BASE|BANK_HOLIDAYS)_URL$/.test(name),
        ),
    );
    expect(addresses.length).toBeGreaterThan(5);
    for (const [, address] of addresses) expect(new URL(address).hostname).toMatch(/\.invalid$/);
  });
});
