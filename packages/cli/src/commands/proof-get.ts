import { writeFile } from 'node:fs/promises'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'

export type KeepOptions = Where & { readonly out?: string }

/** Keeps the proof of one entry about a customer, whatever kind of entry it is. */
export async function proofGet(id: string, { out, ...where }: KeepOptions): Ending {
  const [, customer, entry] = /^([a-z0-9]{20})\/([a-z0-9]{26})$/.exec(id) ?? []
  if (customer === undefined || entry === undefined) return err(notAnEntry(id))
  const file = out ?? `${entry}.tlog-proof`
  return withServer(where, async api => {
    const proof = await api.text(`/v1/customers/${customer}/entries/${entry}/proof`)
    if (!proof.ok) return proof
    const kept = await keep(file, proof.value)
    if (!kept.ok) return kept
    return ok({
      json: { customer, entry, file },
      lines: [`The proof is in ${file}.`, `Check it with: candor proof verify ${file} --trust trust.txt`],
    })
  })
}

/** Prints, or keeps, the policy file (c2sp.org/tlog-policy) that a house offers about its log. */
export const logTrust = ({ out, ...where }: KeepOptions): Ending =>
  withServer(where, async api => {
    const trust = await api.text('/log/trust')
    if (!trust.ok) return trust
    const kept = out === undefined ? ok(undefined) : await keep(out, trust.value)
    if (!kept.ok) return kept
    const told = out === undefined ? trust.value.trimEnd().split('\n') : [`Whom to believe is in ${out}.`, elsewhere]
    return ok({ json: { trust: trust.value, ...(out === undefined ? {} : { file: out }) }, lines: told })
  })

const elsewhere = 'This is what the house itself says: compare the keys with what you were told elsewhere.'

async function keep(file: string, text: string): Promise<Result<undefined, Complaint>> {
  try {
    await writeFile(file, text)
    return ok(undefined)
  } catch (error) {
    const { message } = error as Error
    return err({ what: `${file} cannot be written`, why: message, next: 'Name another file.', exit: exits.usage })
  }
}

const notAnEntry = (id: string): Complaint => ({
  what: `"${id.slice(0, 80)}" is not an entry`,
  why: 'An entry is named CUSTOMER/ENTRY.',
  next: 'candor why CUSTOMER lists what there is about a customer.',
  exit: exits.usage,
  code: 'usage',
})
