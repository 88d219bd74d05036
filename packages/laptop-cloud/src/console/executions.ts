import { ExecutionStatus } from '@aws-sdk/client-sfn';
import { type Html, html } from './html.ts';
import { toTheSecond } from './moment.ts';
import type { MachineName } from './processes.ts';
import { page, type Reply } from './reply.ts';
import type { Setting } from './setting.ts';

const ofAll = 10;
const ofOne = 50;

const statusWords: Record<string, string> = {
  RUNNING: 'running',
  SUCCEEDED: 'finished',
  FAILED: 'failed',
  TIMED_OUT: 'out of time',
  ABORTED: 'stopped',
  PENDING_REDRIVE: 'to be taken up again',
};

export const statusTag = (status = ''): Html =>
  html`<strong class="tag ${status.toLowerCase()}">${statusWords[status] ?? status}</strong>`;

export const executionPath = (arn = ''): string => `/_local/executions/${encodeURIComponent(arn)}`;

const machinePath = (arn: string, more: Record<string, string> = {}): string =>
  `/_local/executions?${new URLSearchParams({ machine: arn, ...more })}`;

const isStatus = (text: string): text is ExecutionStatus => Object.values<string>(ExecutionStatus).includes(text);

type Listed = Awaited<ReturnType<Setting['processes']['executions']>>['items'];

/** What an execution is about; nothing where that cannot be read just now. */
export const aboutOf = async ({ titleOf }: Setting, name = ''): Promise<string | undefined> =>
  titleOf?.(name).catch(() => undefined);

const list = async (setting: Setting, listed: Listed): Promise<Html> => {
  const items = await Promise.all(listed.map(async (item) => ({ ...item, about: await aboutOf(setting, item.name) })));
  return items.length === 0
    ? html`<p>None.</p>`
    : html`<ul class="rows">${items.map(
        ({
          executionArn,
          name,
          about,
          status,
          startDate,
          stopDate,
        }) => html`<li><a href="${executionPath(executionArn)}">${about && `${about}: `}${name}</a> ${statusTag(status)}
          <span>${startDate && `begun ${toTheSecond(startDate.getTime())}`}${stopDate && `, ended ${toTheSecond(stopDate.getTime())}`}</span></li>`,
      )}</ul>`;
};

const all = async (setting: Setting): Promise<Reply> => {
  const { processes } = setting;
  const machines = await processes.machines();
  const sections = await Promise.all(
    machines.map(async ({ arn, name, title }) => {
      const { items, next } = await processes.executions({ machine: arn, limit: ofAll });
      return html`<section><h2>${title}</h2><p>${name}</p>${await list(setting, items)}
        <p><a href="${machinePath(arn)}">${next === undefined ? 'Drawing and filters' : 'All of them'}</a></p></section>`;
    }),
  );
  return page('/_local/executions', 'Processes', html`<div data-live="lists">${sections}</div>`, { live: true });
};

const one = async (
  setting: Setting,
  { arn, name, title }: MachineName,
  query: URLSearchParams,
  drawing: Html,
): Promise<Reply> => {
  const status = query.get('status') ?? '';
  const after = query.get('after');
  const { items, next } = await setting.processes.executions({
    machine: arn,
    limit: ofOne,
    ...(isStatus(status) && { status }),
    ...(after !== null && { after }),
  });
  const filters = [['', 'all'], ...Object.entries(statusWords).filter(([each]) => each !== 'PENDING_REDRIVE')] as const;
  return page(
    '/_local/executions',
    title,
    html`<p>${name}</p><nav aria-label="By status"><ul class="filters">${filters.map(
      ([each = '', words]) =>
        html`<li><a href="${machinePath(arn, each === '' ? {} : { status: each })}"${each === status && html` aria-current="true"`}>${words}</a></li>`,
    )}</ul></nav>
      <div data-live="list">${await list(setting, items)}</div>
      ${next !== undefined && html`<p><a href="${machinePath(arn, { after: next, ...(status !== '' && { status }) })}">Older ones</a></p>`}
      ${drawing}
      <p><a href="/_local/executions">All processes</a></p>`,
    { live: true },
  );
};

/** The executions of all machines, or of the one in `machine`, by `status`, a page at a time. */
export const executions = async (
  setting: Setting,
  query: URLSearchParams,
  draw: (arn: string) => Promise<Html>,
): Promise<Reply> => {
  const wanted = query.get('machine');
  const machine = (await setting.processes.machines()).find(({ arn }) => arn === wanted);
  return machine ? one(setting, machine, query, await draw(machine.arn)) : all(setting);
};
