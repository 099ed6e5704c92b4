import type { Instant, Right } from '@candor/terms'
import type { Expectation, RowOf, Store, Tables, Write } from '../../adapters/store/index.ts'
import type { RefusalReason, TaskState, TaskWay, VendorTask } from './task.ts'

type Row = Tables['vendor_tasks']

export type NewTask = Pick<
  VendorTask,
  'task' | 'vendor' | 'request' | 'right' | 'regulation' | 'way' | 'at' | 'dueAt'
> & {
  readonly nextAt: Instant
  readonly wrapped: Uint8Array
  readonly epoch: string
  readonly sealed: Uint8Array
}

export function taskRow({ dueAt, nextAt, ...same }: NewTask): Write {
  const blank = { sent_at: null, answered_at: null, answered_by: null, reminded_at: null, reason: null, fault: null }
  const row = { ...same, ...blank, version: 1, state: 'waiting', attempts: 0, due_at: dueAt, next_at: nextAt }
  return { do: 'insert', table: 'vendor_tasks', row }
}

/** Moves a task on, if nobody else did meanwhile. */
export const taskChange = (
  { task, version }: Pick<VendorTask, 'task' | 'version'>,
  set: RowOf<'vendor_tasks'>,
): { expect: Expectation[]; writes: Write[] } => ({
  expect: [{ table: 'vendor_tasks', key: { task }, version }],
  writes: [{ do: 'patch', table: 'vendor_tasks', key: { task }, set }],
})

export async function readTask(store: Store, task: string): Promise<{ task: VendorTask; row: Row } | undefined> {
  const row = await store.get('vendor_tasks', { task })
  return row && { task: fromRow(row), row }
}

/** What vendors were asked under one request, by vendor. */
export async function forwardsOf(store: Store, request: string): Promise<VendorTask[]> {
  const rows = await store.db
    .selectFrom('vendor_tasks')
    .selectAll()
    .where('request', '=', request)
    .orderBy('vendor')
    .execute()
  return rows.map(fromRow)
}

/** Tasks, newest first, of one vendor or of all; `before` is the last one of the page before. */
export async function listTasks(
  store: Store,
  page: { readonly vendor?: string; readonly open?: boolean; readonly limit: number },
): Promise<VendorTask[]> {
  let all = store.db.selectFrom('vendor_tasks').selectAll()
  if (page.vendor !== undefined) all = all.where('vendor', '=', page.vendor)
  if (page.open) all = all.where('state', 'not in', ['done', 'refused'])
  const rows = await all.orderBy('at', 'desc').orderBy('task').limit(page.limit).execute()
  return rows.map(fromRow)
}

/** Those of which something is due: sending, sending again, a reminder, or that the day has passed. */
export async function tasksDue(store: Store, now: Instant, limit: number): Promise<string[]> {
  const rows = await store.db
    .selectFrom('vendor_tasks')
    .select('task')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute()
  return rows.map(row => row.task)
}

/** How many tasks are in which state. */
export async function countTasks(store: Store): Promise<Map<TaskState, number>> {
  const rows = await store.db
    .selectFrom('vendor_tasks')
    .select(['state', eb => eb.fn.countAll<number>().as('n')])
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, n }) => [state as TaskState, Number(n)]))
}

export function fromRow(row: Row): VendorTask {
  const given = <K extends string, V>(key: K, value: V | null): { [key in K]?: V } =>
    (value === null ? {} : { [key]: value }) as { [key in K]?: V }
  const time = (value: number | null) => (value === null ? null : Number(value))
  return {
    task: row.task,
    version: Number(row.version),
    vendor: row.vendor,
    request: row.request,
    right: row.right as Right,
    regulation: row.regulation as VendorTask['regulation'],
    state: row.state as TaskState,
    way: row.way as TaskWay,
    at: Number(row.at),
    dueAt: Number(row.due_at),
    attempts: Number(row.attempts),
    ...given('nextAt', time(row.next_at)),
    ...given('sentAt', time(row.sent_at)),
    ...given('answeredAt', time(row.answered_at)),
    ...given('answeredBy', row.answered_by),
    ...given('remindedAt', time(row.reminded_at)),
    ...given('reason', row.reason as RefusalReason | null),
    ...given('fault', row.fault),
  }
}
