type RegistrationStatus = 'registered' | 'deregistered' | 'unknown';

/** The register writes exactly `Registered` or `Deregistered`; anything else is for a person to look at. */
export const statusOf = ({
  registrationStatus,
}: {
  readonly registrationStatus?: string | undefined;
}): RegistrationStatus => {
  const word = registrationStatus?.trim().toLowerCase();
  return word === 'registered' || word === 'deregistered' ? word : 'unknown';
};

interface Related<Relationship> {
  readonly relationships: readonly (Relationship & { readonly type?: string | undefined })[];
}

/** The registrations under which the register says that this one was carried on. */
export const successorsOf = <Relationship>({ relationships }: Related<Relationship>) =>
  relationships.filter(({ type }) => /successor/i.test(type ?? ''));

/** Whether this registration may have been carried on under a new ID: the register links it to one that is not plainly a predecessor. */
export const mayHaveSuccessor = ({ relationships }: Related<unknown>): boolean =>
  relationships.some(({ type }) => !/^(?:hsca\s+)?predecessor$/i.test(type?.trim() ?? ''));

/** Whether the end that a record gives of a registration is after this day, `YYYY-MM-DD`. */
export const endsAfter = (
  { deregistrationDate: until }: { readonly deregistrationDate?: string | undefined },
  on: string,
) => until !== undefined && until.slice(0, 10) > on;
