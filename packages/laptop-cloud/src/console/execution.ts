import { ExecutionDoesNotExist, type HistoryEvent, InvalidArn } from '@aws-sdk/client-sfn';
import { drawMachine } from './drawing.ts';
import { aboutOf, executionPath, statusTag } from './executions.ts';
import { type Html, html, linked } from './html.ts';
import { toTheSecond } from './moment.ts';
import type { Standing } from './processes.ts';
import { page, problem, type Reply, seeOther } from './reply.ts';
import type { Setting } from './setting.ts';

const perPage = 100;
const executionArn = /arn:aws:states:[^\s"]+:execution:[^\s"]+/g;

/** JSON set out in lines, or the text as it is; the executions it speaks of are links. */
const data = (text: string): Html => {
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // A cause is often plain text.
  }
  return html`<pre tabindex="0">${linked(shown, executionArn, executionPath)}</pre>`;
};

const folded = (name: string, text: string): Html => html`<details><summary>${name}</summary>${data(text)}</details>`;

const names: Record<string, string> = { input: 'Input', output: 'Output', parameters: 'Parameters', cause: 'Cause' };

/** Each variable is JSON of its own; here they are one object. */
const variables = (assigned: Readonly<Record<string, string>>): string =>
  `{${Object.entries(assigned).map(([name, text]) => `${JSON.stringify(name)}:${text}`)}}`;

/** `TaskStateEntered` in words: "Task state entered". */
const inPlainWords = (type = ''): string => {
  const words = type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};

const row = (event: HistoryEvent): Html => {
  const details = Object.entries(event).flatMap(([key, value]) =>
    key.endsWith('EventDetails') && typeof value === 'object' && value !== null ? Object.entries(value) : [],
  );
  const texts = details.filter((each): each is [string, string] => typeof each[1] === 'string' && each[1] !== '');
  const name = texts.find(([key]) => key === 'name')?.[1];
  const plain = texts.filter(([key]) => key !== 'name' && names[key] === undefined);
  const assigned = event.stateExitedEventDetails?.assignedVariables;
  return html`<li value="${event.id ?? 0}">${inPlainWords(event.type)}${name && html`: <strong>${name}</strong>`}
    <span>${event.timestamp && toTheSecond(event.timestamp.getTime())}</span>
    ${plain.length > 0 && html`<span>${plain.map(([key, text]) => `${inPlainWords(key).toLowerCase()} ${text}`).join(', ')}</span>`}
    ${texts.flatMap(([key, text]) => (names[key] ? [folded(names[key], text)] : []))}
    ${assigned && folded('Variables', variables(assigned))}</li>`;
};

/** A picture that may be wider than the window, and can then be moved about in. */
export const drawing = (definition: string, title: string, standing?: Standing & { readonly ended: boolean }): Html => {
  const svg = drawMachine(JSON.parse(definition), { title, ...standing });
  return html`<figure><div class="scroll" tabindex="0" role="region" aria-label="${title}">${{ html: svg }}</div></figure>`;
};

const redriveable = ['FAILED', 'TIMED_OUT', 'ABORTED'];

const known = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist || error instanceof InvalidArn) return undefined;
    throw error;
  }
};

/** One execution: what it is doing, drawn and told, and its history. */
export const execution = async (setting: Setting, arn: string, query: URLSearchParams): Promise<Reply> => {
  const { processes } = setting;
  const found = await known(processes.execution(arn));
  if (!found)
    return problem(
      '/_local/executions',
      404,
      'There is no such process',
      'It may have been begun before a fresh start.',
    );
  const { name = '', status = '', stateMachineArn = '', startDate, stopDate, input, output, error, cause } = found;
  const after = query.get('after');
  const [about, definition, standing, { events, next }] = await Promise.all([
    aboutOf(setting, name),
    processes.definition(stateMachineArn),
    processes.standing(arn),
    processes.history({ execution: arn, limit: perPage, ...(after !== null && { after }) }),
  ]);
  const { current } = standing;
  const machine = stateMachineArn.split(':').at(-1) ?? '';
  return page(
    '/_local/executions',
    name,
    html`<p data-live="now" role="status">${statusTag(status)} ${current.length > 0 && html`${status === 'RUNNING' ? 'Now at' : 'Ended at'}: <strong>${current.join('; ')}</strong>`}</p>
      <div data-live="facts">
      <dl>
        ${about && html`<dt>About</dt><dd>${about}</dd>`}
        <dt>Process</dt><dd><a href="/_local/executions?machine=${encodeURIComponent(stateMachineArn)}">${machine}</a></dd>
        <dt>Begun</dt><dd>${startDate && toTheSecond(startDate.getTime())}</dd>
        ${stopDate && html`<dt>Ended</dt><dd>${toTheSecond(stopDate.getTime())}</dd>`}
        ${error && html`<dt>Error</dt><dd>${error}</dd>`}
        ${cause && html`<dt>Cause</dt><dd>${cause}</dd>`}
      </dl>
      ${
        redriveable.includes(status) &&
        html`<form method="post" action="${executionPath(arn)}/redrive"><button class="main">Take it up again where it ended</button></form>`
      }
      ${input && folded('Input', input)}
      ${output && folded('Output', output)}
      </div>
      <div data-live="drawing">${drawing(definition, `Where ${name} stands`, { ...standing, ended: status !== 'RUNNING' })}</div>
      <h2>What happened, newest first</h2>
      <ol class="rows events"${after === null && { html: ' data-live="events"' }}>${events.map(row)}</ol>
      ${next !== undefined && html`<p><a href="${executionPath(arn)}?after=${encodeURIComponent(next)}">Earlier events</a></p>`}`,
    { live: true },
  );
};

/** Takes a failed execution up again where it ended, as RedriveExecution does on AWS. */
export const redrive = async ({ processes }: Setting, arn: string): Promise<Reply> => {
  try {
    await processes.redrive(arn);
  } catch (error) {
    return problem(
      '/_local/executions',
      409,
      'It was not taken up again',
      error instanceof Error ? error.message : 'No reason was given.',
    );
  }
  return seeOther(executionPath(arn));
};
