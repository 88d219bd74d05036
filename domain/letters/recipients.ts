import * as z from 'zod';

/**
 * To whom a stage of the service writes. A stage that is not live writes to nobody but those on its list: an address, or a domain for
 * everybody who has an address there.
 */
export type Recipients = 'everybody' | readonly string[];

/** On a list: `name@council.example`, or `council.example`. */
const address = /^[^\s@,]+@[^\s@,]+$/;
const domain = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/;

/** What is wrong with an entry of a list; undefined where nothing is. */
export const faultOfRecipient = (entry: string): string | undefined =>
  address.test(entry) || domain.test(entry) ? undefined : `${entry} is neither an email address nor a domain`;

/** Whether a stage writes to an address, whatever its capitals. */
export const mayBeWrittenTo = (recipients: Recipients, to: string): boolean => {
  if (recipients === 'everybody') return true;
  const plain = to.trim().toLowerCase();
  return recipients.some((entry) => plain === entry || plain.endsWith(`@${entry}`));
};

const EVERYBODY = 'everybody';
const NOBODY = 'nobody';

/** A list as one text, for a function's environment. */
export const recipientsAsText = (recipients: Recipients): string =>
  recipients === EVERYBODY || recipients.length > 0 ? [recipients].flat().join(',') : NOBODY;

/** A list as a function is given it. */
export const recipientsGiven = z
  .string()
  .min(1)
  .transform((text): Recipients => {
    if (text === EVERYBODY) return EVERYBODY;
    return text === NOBODY ? [] : text.toLowerCase().split(',');
  });
