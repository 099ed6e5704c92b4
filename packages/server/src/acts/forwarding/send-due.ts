import { day, hour, minute } from '@candor/terms'
import { vendorOf } from '../../brand/policy/index.ts'
import type { KnownIdentity } from '../../customers/shares/index.ts'
import type { House } from '../../decisions/index.ts'
import { commitChange, together } from '../../record/index.ts'
import { openIdentities } from './identities.ts'
import { isOver, type VendorTask } from './task.ts'
import { readTask, taskChange, tasksDue } from './task-store.ts'
import { signedFor } from './vendor-secret.ts'

const lease = minute
const remindBefore = 3 * day
const again = [minute, 10 * minute, hour, 6 * hour, day]
const overdueAgain = 7 * day

/** Sends what is due, reminds who has not answered, and says what is overdue. True when there may be more. */
export async function sendDueTasks(house: House): Promise<boolean> {
  const due = await tasksDue(house.store, house.clock.now(), 20)
  for (const task of due) await attend(house, task)
  return due.length === 20
}

async function attend(house: House, id: string): Promise<void> {
  const kept = await readTask(house.store, id)
  const now = house.clock.now()
  if (!kept || isOver(kept.task) || (kept.task.nextAt ?? now + 1) > now) return
  const { task, row } = kept
  const state = now >= task.dueAt ? 'overdue' : task.state
  const url = vendorOf(house.judge.policy, task.vendor)?.requests.webhook
  const identities = openIdentities(house, id, row)
  if (task.way !== 'webhook' || url === undefined || identities === undefined) {
    await commitChange(house, together(taskChange(task, { state, next_at: state === 'overdue' ? null : task.dueAt })))
    return
  }
  const mine = { attempts: task.attempts + 1, next_at: now + lease }
  if (!(await commitChange(house, together(taskChange(task, mine)))).done) return
  const claimed = { ...task, version: task.version + 1, attempts: mine.attempts, state } as const
  const body = new TextEncoder().encode(JSON.stringify(requestOf(house, claimed, identities)))
  const posted = await house.outbound.post({ url, headers: signedFor(house, task.vendor, id, body), body })
  const taken = posted.answered && posted.status >= 200 && posted.status < 300
  const fault = posted.answered ? `answered ${posted.status}` : posted.why
  await commitChange(
    house,
    together(taskChange(claimed, taken ? sent(claimed, now) : { state, fault, next_at: retryAt(claimed, now) })),
  )
}

function sent({ state, dueAt, sentAt }: VendorTask, now: number) {
  const first = sentAt === undefined
  const next = now < dueAt - remindBefore ? dueAt - remindBefore : now < dueAt ? dueAt : now + overdueAgain
  return {
    state: state === 'waiting' ? 'sent' : state,
    next_at: next,
    fault: null,
    ...(first ? { sent_at: now } : { reminded_at: now }),
  }
}

const retryAt = ({ attempts }: VendorTask, now: number): number => now + (again[attempts - 1] ?? day)

/** The words of OpenDSR 2.0 for what it knows; objection, rectification and restriction it has no word for. */
const types: { readonly [right: string]: string } = {
  ...{ erase: 'erasure', delete: 'erasure', access: 'access', know: 'access', port: 'portability' },
  ...{ rectify: 'rectification', restrict: 'restriction' },
}

/** A request in the shape of OpenDSR 2.0. */
const requestOf = (house: House, task: VendorTask, identities: readonly KnownIdentity[]) => ({
  regulation: task.regulation,
  subject_request_id: task.task,
  subject_request_type: types[task.right] ?? 'objection',
  submitted_time: new Date(task.at).toISOString(),
  subject_identities: identities,
  api_version: '2.0',
  status_callback_urls: [`${house.publicUrl}/v1/vendors/${task.vendor}/answers`],
})
