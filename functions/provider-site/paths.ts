/** The addresses of the providers' pages. Each part is encoded, so that an id can hold whatever ids hold. */
const at = (...parts: readonly string[]): `/apply${string}` =>
  `/apply${parts.map((part) => `/${encodeURIComponent(part)}`).join('')}`;

/** From where a page of the form was come to, and where it leads back: where all answers are checked, or the task list. */
export type Way = 'check' | undefined;

const asked = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const said = Object.entries(query).filter((each): each is [string, string] => each[1] !== undefined);
  return said.length > 0 ? `${path}?${new URLSearchParams(said)}` : path;
};

/** The pages of a provider's application of one window. */
const ofWindow = (windowId: string) => {
  const below = (...parts: readonly string[]) => at('windows', windowId, ...parts);
  return {
    page: below(),
    checkRegistration: below('check-registration'),
    start: below('start'),
    tasks: below('tasks'),
    question: (page: string, from?: Way) => asked(below('questions', page), { from }),
    /** What the register says of the location that a page names. */
    location: (page: string, from?: Way) => asked(below('questions', page, 'location'), { from }),
    file: (page: string, from?: Way, problem?: string) => asked(below('files', page), { from, problem }),
    fileReceived: (page: string) => below('files', page, 'received'),
    /** Storage adds to it what it took, so that it says by its path, and not by what it asks, from where its page was come to. */
    fileReceivedFromCheck: (page: string) => below('files', page, 'received-from-check'),
    ownFile: (page: string) => below('files', page, 'own'),
    /** Of the file that arrived at this instant. */
    removeFile: (page: string, arrivedAt: string, from?: Way) =>
      asked(below('files', page, 'remove'), { arrived: arrivedAt, from }),
    /** What was written and not submitted, once the window takes no more. */
    draft: below('draft'),
    draftFile: below('draft.txt'),
    draftPdf: below('draft.pdf'),
    check: below('check'),
    checked: (page: string) => `${below('check')}#section-${encodeURIComponent(page)}`,
    submit: below('submit'),
    /** Asks whoever may sign. */
    askToSign: below('ask-to-sign'),
    /** From a page that showed the answers of this version of the application. */
    signOff: (version: number) => asked(below('sign-off'), { shown: String(version) }),
    /** Questions about the window, the provider's own and those answered for everyone. */
    clarifications: (from?: string) => asked(below('clarifications'), { from }),
    /** The same, once a question was just asked. */
    asked: `${below('clarifications')}?asked`,
    ask: below('clarifications', 'ask'),
    receipt: below('receipt'),
    receipts: below('receipts'),
    proof: (attempt: number) => below('receipts', String(attempt), 'record.json'),
    receiptPdf: (attempt: number) => below('receipts', String(attempt), 'receipt.pdf'),
    answers: below('answers'),
    /** What was submitted so, as it was frozen. */
    answersPdf: (attempt: number) => below('receipts', String(attempt), 'application.pdf'),
    withdraw: below('withdraw'),
    /** What an officer returned to be corrected. */
    correction: below('correction'),
    correctedPage: (page: string) => below('correction', 'pages', page),
    sendCorrection: below('correction', 'send'),
    proposedRejection: below('proposed-rejection'),
    withdrawReply: below('proposed-rejection', 'withdraw'),
    outcome: below('outcome'),
    contract: (lot: string) => below('contracts', lot),
    acceptContract: (lot: string) => below('contracts', lot, 'accept'),
    leaveContract: (lot: string) => below('contracts', lot, 'leave'),
    stayWithContract: (lot: string) => below('contracts', lot, 'stay'),
    contractFile: (lot: string) => below('contracts', lot, 'contract.txt'),
    contractPdf: (lot: string) => below('contracts', lot, 'contract.pdf'),
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
  letters: (from?: string) => asked(at('letters'), { from }),
  letter: (letterId: string) => at('letters', letterId),
  /** The same as a text. */
  letterFile: (letterId: string) => at('letters', letterId, 'letter.txt'),
  letterPdf: (letterId: string) => at('letters', letterId, 'letter.pdf'),
  people: at('people'),
  invite: at('people', 'invite'),
  /** What somebody may do for the provider. */
  colleague: (id: string) => at('people', id),
  cancelInvitation: (id: string) => at('people', 'invitations', id),
  stopActing: at('people', 'stop-acting'),
  /** Where an invitation is answered. */
  invitation: (providerId: string, id: string) => at('invitations', providerId, id),
  verifyReceipt: at('verify-receipt'),
  ownSessions: at('account', 'sessions'),
  /** Where the code is typed that went to a location. */
  control: (locationId: string) => at('locations', locationId),
  window: ofWindow,
} as const;
