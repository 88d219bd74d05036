type RegistrationStatus = 'registered' | 'deregistered' | 'unknown';

/** The register writes exactly `Registered` or `Deregistered`; anything else is for a person to look at. */
export const statusOf = ({ registrationStatus }: { registrationStatus?: string | undefined }): RegistrationStatus => {
  const word = registrationStatus?.trim().toLowerCase();
  return word === 'registered' || word === 'deregistered' ? word : 'unknown';
};

type Related<Relationship> = { relationships: readonly (Relationship & { type?: string | undefined })[] };

/** The registrations under which the register says that this one was carried on. */
export const successorsOf = <Relationship>({ relationships }: Related<Relationship>) =>
  relationships.filter(({ type }) => /successor/i.test(type ?? ''));

/** Whether the register says that this registration was carried on under a new ID. */
export const hasSuccessor = (record: Related<unknown>): boolean => successorsOf(record).length > 0;
