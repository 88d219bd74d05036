import { describe, expect, it } from 'vitest';
import { registerIdFrom } from '../../../domain/register/register-id.ts';

describe('an id of the CQC register', () => {
  it.each([
    ['as it is written', '1-125856395', '1-125856395'],
    ['with blanks around and within', '  1 - 125 856 395 ', '1-125856395'],
    ['with the dash that a word processor makes', '1–125856395', '1-125856395'],
    ['of an NHS trust, in small letters', 'rre', 'RRE'],
    ['of an NHS trust’s location', 'rreg1', 'RREG1'],
    ['of an NHS trust’s location, in letters alone', 'rreaa', 'RREAA'],
    ['of an NHS trust’s location, in more letters and a digit', 'RREAA12', 'RREAA12'],
    ['with the full stop of its sentence', '1-125856395.', '1-125856395'],
    ['with a bracket after it', '1-125856395).', '1-125856395'],
    ['in an address with a full stop', 'https://www.cqc.org.uk/location/1-125856395.', '1-125856395'],
    ['with a long dash', '1—125856395', '1-125856395'],
    ['with a minus sign', '1−125856395', '1-125856395'],
    ['with a hyphen that does not break', '1\u2011125856395', '1-125856395'],
    ['with two hyphens', '1--125856395', '1-125856395'],
    ['with blanks and marks that nobody sees', '\u200E1-1258\u200B56395\u00A0\uFEFF', '1-125856395'],
    ['in full-width characters', '１－１２５８５６３９５', '1-125856395'],
    ['with as few digits as any', '1-12345', '1-12345'],
    [
      'in the address of the register’s record',
      'https://api.service.cqc.org.uk/public/v1/locations/1-125856395',
      '1-125856395',
    ],
    ['with a soft hyphen in the place of its hyphen', '1\u00AD125856395', '1-125856395'],
    ['with soft hyphens among its digits', '1-125\u00AD856\u00AD395', '1-125856395'],
    ['with marks that say how signs are drawn', '1\uFE0F-125856395\uFE0E', '1-125856395'],
    ['in quotation marks', '“1-125856395”', '1-125856395'],
    ['with what it is before it', 'Location ID: 1-125856395', '1-125856395'],
    ['with what it is before it, without a colon', 'CQC location ID 1-125856395', '1-125856395'],
    ['with what it is before it, and a dash', 'Location number – 1-125856395', '1-125856395'],
    ['of an NHS trust, with what it is before it', 'Provider ID: RRE', 'RRE'],
    ['in an address in capitals', 'HTTPS://WWW.CQC.ORG.UK/LOCATION/1-125856395', '1-125856395'],
    ['in the address of a location', 'https://www.cqc.org.uk/location/1-125856395', '1-125856395'],
    ['in the address of a report', 'https://www.cqc.org.uk/location/1-125856395/reports?x=1#top', '1-125856395'],
    ['in an address without a scheme', 'www.cqc.org.uk/provider/1-102642955/services', '1-102642955'],
  ])('is understood %s', (_how, typed, id) => {
    expect(registerIdFrom(typed)).toBe(id);
  });

  it.each([
    ['nothing', ''],
    ['a name', 'Willow Lane Home Care'],
    ['a name that begins with an R', 'Riverside'],
    ['another name that begins with an R', 'Rainbow'],
    ['a word that begins with an R', 'register'],
    ['words that begin with an R', 'R and R care'],
    ['a postcode', 'ST16 2AB'],
    ['a company number', '01234567'],
    ['too few digits', '1-1234'],
    ['too many digits', '1-1234567890123'],
    ['another path', '1-125856395/../../providers'],
    ['an address elsewhere', 'https://example.org/location/1-125856395'],
  ])('is not seen in %s', (_what, typed) => {
    expect(registerIdFrom(typed)).toBeUndefined();
  });
});
