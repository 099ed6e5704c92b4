import type { ErasureCertificate, ErasureForeseen } from '@candor/contract'
import { ok } from '@candor/terms'
import type { Answer, Ending } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'
import { sayTime } from '../offline/say-record.ts'

export type EraseOptions = Where & { readonly dryRun?: boolean }

/** Erases a customer and shows the certificate; with `--dry-run` says what would go, and changes nothing. */
export const eraseCustomer = (customer: string, { dryRun, ...where }: EraseOptions): Ending =>
  withServer<Answer>(where, async api => {
    const path = `/v1/customers/${encodeURIComponent(customer)}/erasure`
    if (dryRun) {
      const found = await api.get<ErasureForeseen>(path)
      return found.ok ? ok({ json: found.value, lines: foreseenLines(found.value) }) : found
    }
    const done = await api.post<ErasureCertificate>(path)
    return done.ok ? ok({ json: done.value, lines: certificateLines(done.value) }) : done
  })

/** Shows the certificate of an erasure, with the proof of its entry. */
export const showErasure = (erasure: string, where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<ErasureCertificate>(`/v1/erasures/${encodeURIComponent(erasure)}`)
    return found.ok ? ok({ json: found.value, lines: certificateLines(found.value) }) : found
  })

const counts = (erased: ErasureCertificate['erased']): string[] =>
  erased.map(({ what, n }) => `  ${String(n).padStart(8)}  ${what.replaceAll('-', ' ')}`)

const foreseenLines = ({ customer, halves, held, erased, duties }: ErasureForeseen): string[] => [
  held
    ? `Customer ${customer} is under a legal hold: nothing would be erased.`
    : `Erasing customer ${customer} would remove:`,
  ...counts(erased),
  ...(halves > 1 ? [`They are ${halves} customers who were found to be one; all of them go.`] : []),
  ...duties.map(purpose => `Kept because a law demands it, to its end: what the data map declares for ${purpose}.`),
  'Nothing was changed.',
]

const certificateLines = (one: ErasureCertificate): string[] => [
  one.state === 'done'
    ? `Erased. Erasure ${one.erasure}`
    : `Erasure ${one.erasure} has begun; rows are still being removed`,
  `Nothing can be opened since ${sayTime(one.effective_at)}`,
  ...counts(one.erased),
  ...one.on_its_way.map(({ channel, at }) => `On its way and not to be called back: ${channel}, ${sayTime(at)}`),
  ...one.stays.map(
    ({ n, says, until }) =>
      `Stays: ${n === undefined ? '' : `${n} × `}${says}${until === undefined ? '' : ` Until ${sayTime(until)}.`}`,
  ),
  ...(one.backups_until === undefined ? [] : [`Backups lose them by ${sayTime(one.backups_until)}`]),
  `For whoever was erased: ${one.page}`,
  ...(one.proof === undefined ? [] : ['The log proves it; the proof is in the JSON.']),
]
