import * as z from 'zod';

/**
 * How the register says that a location is reached. It may be a sole trader's own address: it is shown to the officer who writes or
 * telephones there, and kept nowhere.
 */
export interface RegisterContact {
  readonly address: readonly string[];
  readonly telephone: string | undefined;
}

const line = z.string().trim().min(1).optional().catch(undefined);
const sent = z.object({
  name: line,
  postalAddressLine1: line,
  postalAddressLine2: line,
  postalAddressTownCity: line,
  postalAddressCounty: line,
  postalCode: line,
  mainPhoneNumber: line,
});

/** The contact in a location's record as the register sent it; undefined where it gives neither address nor telephone. */
export const contactIn = (record: unknown): RegisterContact | undefined => {
  const found = sent.safeParse(record).data;
  if (!found || (!found.postalAddressLine1 && !found.mainPhoneNumber)) return undefined;
  const { name, postalAddressLine1, postalAddressLine2, postalAddressTownCity, postalAddressCounty, postalCode } =
    found;
  const lines = [name, postalAddressLine1, postalAddressLine2, postalAddressTownCity, postalAddressCounty, postalCode];
  return {
    address: postalAddressLine1 ? lines.filter((each) => each !== undefined) : [],
    telephone: found.mainPhoneNumber,
  };
};
