import { describe, expect, it } from 'vitest';
import { personalCare } from '../../../domain/register/activity.ts';
import type { RegisterFindingCode } from '../../../domain/register/finding.ts';
import type { Looked } from '../../../domain/register/looked.ts';
import { nextStep } from '../../../domain/register/next-step.ts';
import { checkAgainstRegister } from '../../../domain/register/registration-check.ts';
import { selfCheck } from '../../../domain/register/self-check.ts';
import { aLocation, aProvider } from './a-location.ts';

const found = (location = aLocation(), siblings: ReturnType<typeof aLocation>[] = []): Looked => ({
  kind: 'found',
  location: location.onRegister(),
  provider: aProvider({
    locationIds: [location, ...siblings].map((each) => each.onRegister().locationId),
  }),
  siblings: siblings.map((each) => each.onRegister()),
});

const nothing = 'You need not do anything.';
const ask = 'ask CQC to correct it before you submit';

/** Of every finding, alone, the advice that it gets; of those that may end an application, as one that does and as one that does not. */
const alone: Readonly<Record<RegisterFindingCode, readonly [refer: string, fail?: string]>> = {
  'register-unavailable': ['Try again later'],
  'record-unreadable': ['Check that your location’s page on cqc.org.uk is right'],
  'not-on-register': ['Copy the location ID'],
  'provider-not-on-register': [ask],
  'provider-does-not-match': [ask],
  'name-differs': ['Use the ID of a location of your own organisation'],
  'company-number-differs': ['Look your number up at Companies House'],
  'signatory-not-registered': ['Somebody else may sign'],
  'location-deregistered': ['under a new ID, use that one', 'under a new ID, use that one'],
  'provider-deregistered': ['under a new ID, use that one', 'under a new ID, use that one'],
  'registration-status-unknown': [ask],
  'registration-dates-odd': [ask],
  're-registered': [nothing],
  'activity-not-registered': ['apply to CQC to vary your registration', 'apply to CQC to vary your registration'],
  'activity-unclear': [ask],
  'several-locations': ['If the care would be given from another location of yours'],
  'another-location-inadequate': [nothing],
  dormant: ['tell CQC'],
  'dormancy-unknown': [ask],
  'rating-inadequate': ['Say in your application which service', 'apply in a later round'],
  'not-rated': [nothing],
  'rating-inherited': [nothing],
  'ratings-mixed': [nothing],
  'rating-word-unknown': [nothing],
  'rating-status-unknown': [nothing],
  'rating-of-another-service': [nothing],
  'newer-rating-historic': [nothing],
  'key-question-inadequate': [nothing],
};

describe('The one thing to do next', () => {
  it.each(Object.entries(alone))('%s has its advice', (code, [refer, fail]) => {
    const about = { code: code as RegisterFindingCode };
    expect(nextStep(found(), [{ ...about, outcome: 'refer' }]).text).toContain(refer);
    if (fail) expect(nextStep(found(), [{ ...about, outcome: 'fail' }]).text).toContain(fail);
  });

  it.each<[sentence: string, codes: readonly string[], advice: string]>([
    [
      'what ends an application comes before what an officer asks',
      ['refer not-rated', 'fail rating-inadequate'],
      'later',
    ],
    ['a closed location before its rating', ['fail rating-inadequate', 'fail location-deregistered'], 'a new ID'],
    ['an end that is sure before another firm’s name', ['refer name-differs', 'fail activity-not-registered'], 'vary'],
    ['another firm’s name before one’s own number', ['refer company-number-differs', 'refer name-differs'], 'your own'],
    [
      'another location before what to say of a rating',
      ['refer rating-inadequate', 'refer several-locations'],
      'ID of that',
    ],
    ['what asks for nothing changes no advice', ['refer rating-inherited', 'refer dormant'], 'tell CQC'],
    ['with nothing found there is nothing to do but to go on', [], 'you can apply with this location'],
  ])('%s', (_, codes, advice) => {
    const findings = codes.map((each) => {
      const [outcome, code] = each.split(' ') as ['refer' | 'fail', RegisterFindingCode];
      return { outcome, code };
    });
    expect(nextStep(found(), findings).text).toContain(advice);
    expect(nextStep(found(), findings.toReversed()).text, 'in whatever order').toContain(advice);
  });

  it('names the successor of a location that was registered anew, before anything else', () => {
    const closed = aLocation().deregistered().relatedTo('1-333333333', 'HSCA Successor');
    expect(nextStep(found(closed), [{ code: 'location-deregistered', outcome: 'refer' }])).toMatchObject({
      text: expect.stringContaining('as 1-333333333. Check that one'),
      successor: { locationId: '1-333333333' },
    });
    const predecessor = aLocation().relatedTo('1-333333333', 'HSCA Predecessor');
    expect(nextStep(found(predecessor), []).successor).toBeUndefined();
  });

  it('sends whoever copied a provider’s ID to its locations', () => {
    const { text } = nextStep({ kind: 'not-found', providerOfThatId: aProvider() }, []);
    expect(text).toContain('one of this provider’s locations');
  });

  it('does not send away whom one group of ratings alone is against', () => {
    const looked = found(aLocation().assessed({ rating: 'Good' }, { rating: 'Inadequate' }));
    const told = selfCheck(checkAgainstRegister(looked, { requiredActivity: personalCare, on: '2026-11-22' }), looked);
    expect(told.standing).toBe('refer');
    expect(told.meaning).toContain('does not end an application by itself');
    expect(JSON.stringify(told)).not.toContain('later round');
    expect(told.next.text).toContain('which service CQC’s ratings are of');
  });
});
