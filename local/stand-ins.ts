import type { Handler } from './gate/handler.ts';
import { oidcIssuers } from './oidc/issuers.ts';
import { ssm } from './ssm/ssm.ts';
import { cqcStandIn } from './stand-ins/cqc/cqc-stand-in.ts';
import { govUk } from './stand-ins/gov-uk/gov-uk.ts';
import { letterTemplate } from './stand-ins/notify/letter.ts';
import { notify } from './stand-ins/notify/notify.ts';
import type { StateFolder } from './state-folder.ts';
import type { CloudTemplate } from './template/cloud-template.ts';
import type { UserPool } from './template/user-pools.ts';

/** Starts what stands in for the world outside the app: who signs people in, sends mail, and keeps registers and secrets. */
export async function startStandIns(template: CloudTemplate, folder: StateFolder, siteUrl: string) {
  const valuesOf = (pattern: RegExp) => [
    ...new Set(
      template.functions.flatMap(({ environment }) =>
        Object.entries(environment).flatMap(([key, value]) => (pattern.test(key) ? [value] : [])),
      ),
    ),
  ];
  const secrets = ssm({ file: folder.file('ssm.json'), names: valuesOf(/_PARAMETER$/) });
  const keys = (pattern: RegExp) => () => valuesOf(pattern).map((name) => secrets.value(name));
  const issuers = await oidcIssuers({
    file: folder.file('oidc.sqlite'),
    origin: siteUrl,
    pools: template.userPools.map((pool) => ({
      id: pool.logicalId,
      audience: audienceOf(pool),
      clients: pool.clients.map(({ clientId, callbackUrls, logoutUrls }) => ({
        id: clientId,
        redirectUris: [...callbackUrls],
        logoutUris: [...logoutUrls],
      })),
    })),
  });
  const mail = notify({
    file: folder.file('notify.sqlite'),
    prefix: '/_local/notify',
    apiKeys: keys(/^NOTIFY_KEY_PARAMETER$/),
    templateIds: [letterTemplate.id, ...valuesOf(/^NOTIFY_TEMPLATE_ID$/)],
  });
  const register = cqcStandIn({ dir: folder.file('cqc'), keys: keys(/^CQC_KEY_PARAMETER$/), mount: '/_local/cqc' });
  const holidays = govUk({ prefix: '/_local/gov-uk' });
  const handlers: Handler[] = [issuers.handle, register.handle, mail.handle, holidays.handle];
  return {
    handlers,
    secrets,
    mail,
    register,
    holidays,
    close: () => {
      issuers.close();
      mail.close();
    },
  };
}

export type StandIns = Awaited<ReturnType<typeof startStandIns>>;

/** Officers have groups, which say what each may do; providers have none. */
const audienceOf = ({ groups }: UserPool) => (groups.length > 0 ? 'officers' : 'providers');
