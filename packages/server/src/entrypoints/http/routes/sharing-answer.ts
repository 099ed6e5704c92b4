import type { ShareRun as RunAnswer, VendorTask as TaskAnswer, Vendor as VendorAnswer } from '@candor/contract'
import type { VendorTask } from '../../../acts/forwarding/index.ts'
import type { Listed, ShareMany, ShareRun } from '../../../acts/sharing/index.ts'
import { endingSoon, type Vendor } from '../../../brand/policy/index.ts'
import { type House, unfitFor } from '../../../decisions/index.ts'

export function vendorAnswer(
  { judge, clock }: House,
  name: string,
  vendor: Vendor,
  got: { readonly people: number; readonly lastAt: number } | undefined,
): VendorAnswer {
  const now = clock.now()
  const { text, role, purposes, fields, country, transfer, contract, sale } = vendor
  return {
    ...{ vendor: name, name: vendor.name, text, role, country, sale },
    purposes: [...purposes],
    fields: [...fields],
    mechanism: transfer?.mechanism ?? null,
    contract: contract.reference,
    endings: endingSoon(judge.policy, vendor, now).map(({ what, name: of, day, ends }) => ({
      ...{ what, name: of, day },
      ended: ends <= now,
    })),
    unfit: unfitFor(judge, name, vendor, now),
    people: got?.people ?? 0,
    last_at: got?.lastAt ?? null,
  }
}

export const runAnswer = (run: ShareRun): RunAnswer => {
  const { share, vendor, purpose, way, fields, by, at, doneAt, planned, shared, withheld, waiting, reasons } = run
  const counts = { planned, shared, withheld, waiting, reasons: { ...reasons } }
  const ended = { done_at: doneAt, fault: run.fault ?? null, listed: listedAnswer(run.listed) }
  return { share, preview: false, vendor, purpose, way, fields: [...fields], by, at, ...ended, ...counts }
}

const listedAnswer = (listed: Listed | undefined): RunAnswer['listed'] =>
  listed ? (structuredClone(listed) as never) : null

type Counted = Pick<RunAnswer, 'planned' | 'shared' | 'withheld' | 'waiting' | 'reasons'> & { readonly listed?: Listed }

export const previewAnswer = (
  { vendor, purpose, to, fields }: ShareMany,
  by: string,
  at: number,
  { listed, ...counts }: Counted,
) =>
  ({
    share: null,
    preview: true,
    vendor,
    purpose,
    way: to,
    fields: [...fields],
    by,
    at,
    done_at: at,
    fault: null,
    listed: listedAnswer(listed),
    ...counts,
  }) as const

export const taskAnswer = (task: VendorTask): TaskAnswer => ({
  task: task.task,
  vendor: task.vendor,
  request: task.request,
  right: task.right,
  state: task.state,
  way: task.way,
  at: task.at,
  due_at: task.dueAt,
  sent_at: task.sentAt ?? null,
  answered_at: task.answeredAt ?? null,
  reminded_at: task.remindedAt ?? null,
  attempts: task.attempts,
  reason: task.reason ?? null,
  fault: task.fault ?? null,
})
