/**
 * Loaded before all else by each function on the emulator: a request to an address of AWS or of a service outside is led to what plays it on
 * this machine, as a name server of one's own would do. The functions and their settings stay as they were deployed.
 */
interface Lead {
  /** How the addresses begin. */
  readonly from: string;
  /** What takes the place of that. */
  readonly to: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The variable of the environment that holds the leads, as JSON. */
export const LEADS = 'ELSEWHERE_LEADS';

/** From now on `fetch` follows these leads. */
export const follow = (leads: readonly Lead[]): void => {
  const straight = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const lead = leads.find(({ from }) => address.startsWith(from));
    if (!lead) return straight(input, init);
    const led = lead.to + address.slice(lead.from.length);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    for (const [name, value] of Object.entries(lead.headers ?? {})) headers.set(name, value);
    return straight(input instanceof Request ? new Request(led, input) : led, { ...init, headers });
  };
};

/** To the emulator and to the stand-ins of the services outside. */
export const leadsTo = (emulatorUrl: string, standInsUrl: string, region: string): readonly Lead[] => [
  {
    from: `https://cognito-idp.${region}.amazonaws.com`,
    to: emulatorUrl,
    // Without it the issuer's document names addresses of plain http, which the sites refuse.
    headers: { 'x-forwarded-proto': 'https' },
  },
  { from: emulatorUrl.replace('http:', 'https:'), to: emulatorUrl },
  { from: 'https://api.service.cqc.org.uk', to: `${standInsUrl}/_local/cqc` },
  { from: 'https://api.notifications.service.gov.uk', to: `${standInsUrl}/_local/notify` },
  { from: 'https://www.gov.uk', to: `${standInsUrl}/_local/gov-uk` },
];

/** To the HTTP API, whose name in the emulator no name server knows. */
export const leadToSite = (emulatorUrl: string, siteUrl: string): Lead => ({
  from: siteUrl,
  to: `${emulatorUrl}/_aws/execute-api/${new URL(siteUrl).host.split('.')[0]}/$default`,
});

const given = process.env[LEADS];
if (given) follow(JSON.parse(given));
