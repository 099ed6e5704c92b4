import type { Json } from '@candor/terms'
import { identitiesOf, readTask } from '../../../acts/forwarding/index.ts'
import { knownIn, sharesOf } from '../../../customers/shares/index.ts'
import { entryPages } from '../../../record/index.ts'
import { time, timeOrNull } from '../datum.ts'
import { counter, own, type Reading, type Section } from '../section.ts'

/** Who outside got what about the person, for what, and under which identities they know them (GDPR Art. 15(1)(c)). */
export const shares: Section = {
  name: 'shares',
  tables: {
    shares: {
      columns: [
        ...[
          'share',
          'vendor',
          'purpose',
          'way',
          'fields',
          'entry',
          'at',
          'last_at',
          'times',
          'known_as',
          'task',
          'failed_at',
        ],
      ],
      left: { customer: own, version: counter },
    },
  },
  async *read({ house, halves, policy, keptFor }) {
    for (const share of await sharesOf(house.store, halves)) {
      const { vendor, purpose, way, fields, entry, at, lastAt, times, failedAt, task = null } = share
      const known = (await knownIn(house, [share])).map(one => ({ ...one }))
      const when = { at: time(at), last_at: time(lastAt), times, failed_at: timeOrNull(failedAt ?? null) }
      yield {
        ...{ id: share.share, half: share.customer, about: vendor, at: lastAt, source: null },
        data: { vendor, purpose, way, fields: [...fields], ...when, known_as: known, asked_by: task, entry },
        purposes: [purpose],
        origin: 'recorded',
        kept: keptFor(policy.keeping.record, lastAt),
      }
    }
  },
}

/** What vendors were asked to do about the person, and what they answered (GDPR Art. 19). */
export const forwarded: Section = {
  name: 'forwarded',
  tables: {
    vendor_tasks: {
      columns: [
        ...['task', 'vendor', 'request', 'right', 'regulation', 'state', 'way', 'at', 'due_at', 'attempts', 'sent_at'],
        ...['answered_at', 'reminded_at', 'reason', 'fault', 'sealed'],
      ],
      left: {
        version: counter,
        next_at: 'when our own parts look at it again; says nothing about the person',
        answered_by: 'who wrote the answer down: another person, or a program',
        wrapped: 'the key of the identities, which stand here opened',
        epoch: 'which key the key is kept under',
      },
    },
  },
  async *read(reading) {
    for (const half of reading.halves)
      for await (const task of tasksOf(reading, half)) {
        const found = await readTask(reading.house.store, task)
        if (!found) continue
        const { vendor, request, right, regulation, state, way, at, dueAt, attempts, ...rest } = found.task
        const times = {
          ...{ at: time(at), due_at: time(dueAt), sent_at: timeOrNull(rest.sentAt ?? null) },
          ...{ reminded_at: timeOrNull(rest.remindedAt ?? null), answered_at: timeOrNull(rest.answeredAt ?? null) },
        }
        const known = (identitiesOf(reading.house, task, found.row) ?? []).map(one => ({ ...one }))
        const ended = { state, reason: rest.reason ?? null, fault: rest.fault ?? null }
        yield {
          ...{ id: task, half, about: vendor, at, source: null },
          data: { vendor, request, right, regulation, way, attempts, ...ended, ...times, named_as: known },
          purposes: [],
          origin: 'recorded',
          kept: reading.keptFor(reading.policy.keeping.record, at),
        }
      }
  },
}

/** No task names a person. That they are theirs stands in their record alone, which each task was written with; newest first. */
async function* tasksOf({ house }: Reading, half: string): AsyncGenerator<string> {
  for await (const page of entryPages(house, half, { only: 'share' }))
    for (const { opening } of page) {
      const { verb, task } = (opening?.payload.body ?? {}) as { readonly [name: string]: Json }
      if (verb === 'ask' && typeof task === 'string') yield task
    }
}
