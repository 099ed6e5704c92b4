import { err, ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { decideAndCommit, noChange, together } from '../../record/index.ts'
import { isOver, type RefusalReason, type TaskState, type VendorTask } from './task.ts'
import { fromRow, readTask, taskChange } from './task-store.ts'

/** What became of a task: said by the vendor itself, or by staff for it. */
export type TaskAnswer = {
  readonly state: Extract<TaskState, 'sent' | 'acknowledged' | 'done' | 'refused'>
  readonly reason?: RefusalReason
}

export type AnswerRefusal = 'task-unknown' | 'task-over' | 'try-again'

/** Writes an answer down. When it is the last, whom the task meant can no longer be read by anybody. */
export async function answerTask(
  ground: Ground,
  id: string,
  { state, reason }: TaskAnswer,
  by: string,
  vendor?: string,
): Promise<Result<VendorTask, AnswerRefusal>> {
  const done = await decideAndCommit<AnswerRefusal | undefined>(ground, async () => {
    const kept = await readTask(ground.store, id)
    if (!kept || (vendor !== undefined && kept.task.vendor !== vendor))
      return { change: noChange, value: 'task-unknown' }
    if (isOver(kept.task)) return { change: noChange, value: 'task-over' }
    const now = ground.clock.now()
    const over = isOver({ state })
    const answered = state === 'sent' ? { sent_at: now } : { answered_at: now, answered_by: by }
    const gone = over ? { wrapped: null, epoch: null, sealed: null, next_at: null } : {}
    const late = kept.task.state === 'overdue' && !over ? {} : { state }
    const set = { ...late, ...answered, reason: reason ?? null, ...gone }
    const { task, vendor: whose, request } = kept.task
    const body = { task, vendor: whose, request, verb: 'answer', state, by, at: now, reason: reason ?? null }
    const entries = [{ entry: ground.ids.id(), customer: 'brand', kind: 'share' as const, body }]
    return { change: together(taskChange(kept.task, set), { entries }), value: undefined }
  })
  if (!done.done) return err('try-again')
  if (done.value) return err(done.value)
  const row = await ground.store.get('vendor_tasks', { task: id })
  return row ? ok(fromRow(row)) : err('task-unknown')
}

const statuses: { readonly [status: string]: TaskAnswer } = {
  pending: { state: 'acknowledged' },
  in_progress: { state: 'acknowledged' },
  completed: { state: 'done' },
  cancelled: { state: 'refused', reason: 'other' },
}

/** The answer in a callback of OpenDSR 2.0; undefined for anything else. */
export function answerIn(body: unknown): { readonly task: string; readonly answer: TaskAnswer } | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const { subject_request_id: task, request_status: status } = body as { [name: string]: unknown }
  const answer = typeof status === 'string' && Object.hasOwn(statuses, status) ? statuses[status] : undefined
  return typeof task === 'string' && answer ? { task, answer } : undefined
}
