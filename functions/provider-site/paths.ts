/** The addresses of the providers' pages. Each part is encoded, so that an id can hold whatever ids hold. */
const at = (...parts: readonly string[]): `/apply${string}` =>
  `/apply${parts.map((part) => `/${encodeURIComponent(part)}`).join('')}`;

/** The pages of a provider's application of one window. */
const ofWindow = (windowId: string) => {
  const below = (...parts: readonly string[]) => at('windows', windowId, ...parts);
  return {
    page: below(),
    checkRegistration: below('check-registration'),
    start: below('start'),
    tasks: below('tasks'),
    question: (page: string) => below('questions', page),
    /** The same page, which leads back to where all answers are checked. */
    changed: (page: string) => `${below('questions', page)}?from=check`,
    /** What the register says of the location that a page names. */
    location: (page: string) => below('questions', page, 'location'),
    changedLocation: (page: string) => `${below('questions', page, 'location')}?from=check`,
    file: (page: string) => below('files', page),
    fileReceived: (page: string) => below('files', page, 'received'),
    ownFile: (page: string) => below('files', page, 'own'),
    /** Of the file that arrived at this instant. */
    removeFile: (page: string, arrivedAt: string) =>
      `${below('files', page, 'remove')}?${new URLSearchParams({ arrived: arrivedAt })}`,
    check: below('check'),
    checked: (page: string) => `${below('check')}#section-${encodeURIComponent(page)}`,
    submit: below('submit'),
    receipt: below('receipt'),
    receipts: below('receipts'),
    proof: (attempt: number) => below('receipts', String(attempt), 'record.json'),
    answers: below('answers'),
    withdraw: below('withdraw'),
    proposedRejection: below('proposed-rejection'),
    withdrawReply: below('proposed-rejection', 'withdraw'),
    outcome: below('outcome'),
    contract: (lot: string) => below('contracts', lot),
    acceptContract: (lot: string) => below('contracts', lot, 'accept'),
    leaveContract: (lot: string) => below('contracts', lot, 'leave'),
    stayWithContract: (lot: string) => below('contracts', lot, 'stay'),
    contractFile: (lot: string) => below('contracts', lot, 'contract.txt'),
    seal: below('seal'),
    sealFile: below('seal.json'),
  };
};

export const paths = {
  home: at(),
  account: at('account'),
  address: at('account', 'address'),
  /** The same page with this address filled in. */
  addressAsked: (email: string) => `${at('account', 'address')}?${new URLSearchParams({ email })}`,
  addressCode: at('account', 'address', 'code'),
  ownData: at('account', 'data.json'),
  verifyReceipt: at('verify-receipt'),
  ownSessions: at('account', 'sessions'),
  /** Where the code is typed that went to a location. */
  control: (locationId: string) => at('locations', locationId),
  window: ofWindow,
} as const;
