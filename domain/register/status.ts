type RegistrationStatus = 'registered' | 'deregistered' | 'unknown';

/** The register writes exactly `Registered` or `Deregistered`; anything else is for a person to look at. */
export const statusOf = ({ registrationStatus }: { registrationStatus?: string | undefined }): RegistrationStatus => {
  const word = registrationStatus?.trim().toLowerCase();
  return word === 'registered' || word === 'deregistered' ? word : 'unknown';
};

type Related = { relationships: readonly { type?: string | undefined }[] };

/** Whether the register says that this registration was carried on under a new ID. */
export const hasSuccessor = ({ relationships }: Related): boolean =>
  relationships.some(({ type }) => /successor/i.test(type ?? ''));
