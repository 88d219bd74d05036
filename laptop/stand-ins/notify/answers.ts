/** An answer to be sent as JSON. */
export interface Answer {
  readonly status: number;
  readonly json: object;
}

const problem = (status: number, error: string, message: string): Answer => ({
  status,
  json: { status_code: status, errors: [{ error, message }] },
});

/** Notify's refusals, in its words (docs.notifications.service.gov.uk/rest-api.html, "Error codes"). */
export const refusals = {
  noToken: problem(401, 'AuthError', 'Unauthorized: authentication token must be provided'),
  notBearer: problem(401, 'AuthError', 'Unauthorized: authentication bearer scheme must be used'),
  badToken: problem(403, 'AuthError', 'Invalid token: signature, api token is not valid'),
  noIssuer: problem(403, 'AuthError', 'Invalid token: iss field not provided'),
  noKey: problem(403, 'AuthError', 'Invalid token: API key not found'),
  clock: problem(403, 'AuthError', 'Error: Your system clock must be accurate to within 30 seconds'),
  notFound: problem(404, 'NoResultFound', 'No result found'),
  badId: problem(400, 'ValidationError', 'id is not a valid UUID'),
  noTemplate: problem(400, 'BadRequestError', 'Template not found'),
  notJson: problem(400, 'BadRequestError', 'Invalid JSON supplied in POST data'),
  rateLimited: problem(
    429,
    'RateLimitError',
    'Exceeded rate limit for key type NORMAL of 3000 requests per 60 seconds',
  ),
  dailyLimit: problem(429, 'TooManyRequestsError', 'Exceeded send limits (1500) for today'),
  trialMode: problem(
    400,
    'BadRequestError',
    'Can’t send to this recipient when service is in trial mode – see https://www.notifications.service.gov.uk/trial-mode',
  ),
  teamOnly: problem(400, 'BadRequestError', 'Can’t send to this recipient using a team-only API key'),
  broken: problem(500, 'Exception', 'Internal server error'),
  missing: (fields: string[]) => problem(400, 'BadRequestError', `Missing personalisation: ${fields.join(', ')}`),
  invalid: (messages: string[]): Answer => ({
    status: 400,
    json: { status_code: 400, errors: messages.map((message) => ({ error: 'ValidationError', message })) },
  }),
} as const;
