const WINDOW = '/officers/windows/{windowId}';
const APPLICATION = `${WINDOW}/applications/{applicationId}`;

/**
 * The addresses of the officers' site that the function of its award answers (functions/officer-site/award/routes.ts), each in full: API Gateway takes what
 * fits whole before any that ends in whatever follows, so that all others lead to the desk.
 */
export const addressesOfAward: readonly string[] = [
  `${WINDOW}/recommendation`,
  `${WINDOW}/coverage`,
  `${WINDOW}/approval`,
  `${WINDOW}/approval/reopen`,
  `${WINDOW}/approval/reopen/{applicationId}`,
  `${WINDOW}/approval/reopen/{applicationId}/take-back`,
  `${WINDOW}/outcome-letters`,
  `${WINDOW}/outcome-letters/read`,
  `${WINDOW}/outcome-letters/release`,
  `${WINDOW}/outcome-letters/hand-back`,
  `${APPLICATION}/outcome-letter`,
  `${WINDOW}/standstill`,
  `${WINDOW}/standstill/publication`,
  `${WINDOW}/standstill/end`,
  `${WINDOW}/standstill/continue`,
  `${WINDOW}/standstill/challenges`,
  `${WINDOW}/standstill/challenges/{at}`,
  `${WINDOW}/standstill/stop`,
  `${WINDOW}/standstill/stop/{number}`,
  `${WINDOW}/standstill/stop/{number}/take-back`,
  `${WINDOW}/held-places`,
  `${WINDOW}/held-places/ask-again`,
  `${WINDOW}/held-places/go-on`,
  `${WINDOW}/held-places/{applicationId}`,
  `${WINDOW}/evidence-pack`,
  `${WINDOW}/evidence-pack/{edition}`,
  `${WINDOW}/evidence-pack/{edition}/pack.zip`,
  `${APPLICATION}/evidence-pack`,
  `${APPLICATION}/evidence-pack/{edition}`,
  `${APPLICATION}/evidence-pack/{edition}/pack.zip`,
  `${APPLICATION}/contracts/{lot}`,
  `${APPLICATION}/contracts/{lot}/countersign`,
  `${WINDOW}/files`,
  `${WINDOW}/files/{table}`,
  `${WINDOW}/files/{table}/{format}`,
  `${WINDOW}/audit`,
  `${WINDOW}/audit.csv`,
  '/officers/agreements/{agreementId}/contracts',
  '/officers/agreements/{agreementId}/notices',
];
