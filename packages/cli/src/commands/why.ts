import { writeFile } from 'node:fs/promises'
import type { Json } from '@candor/terms'
import { err, ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import type { Api } from '../house/api.ts'
import { type Where, withServer } from '../house/open.ts'
import { decisionIn } from '../offline/record.ts'
import { sayDecision, sayTime } from '../offline/say-record.ts'

export type WhyOptions = Where & { readonly proof?: string }

type WhyFound = {
  readonly customer: string
  readonly entry: string
  readonly leaf: number | null
  readonly decision: Json
  readonly explanation: { readonly customer: string; readonly staff: string; readonly change?: string }
  readonly dispatch?: { readonly campaign: string; readonly state: string }
}

/** Explains one decision (`CUSTOMER/ENTRY`), or lists what happened to a customer (`CUSTOMER`) with the ids to ask for. */
export async function why(id: string, options: WhyOptions): Ending {
  const [, customer, entry] = /^([a-z0-9]{20})(?:\/([a-z0-9]{26}))?$/.exec(id) ?? []
  if (customer === undefined) return err(notAnId(id))
  return withServer(options, api =>
    entry === undefined ? timeline(api, customer) : decision(api, customer, entry, options.proof),
  )
}

const notAnId = (id: string): Complaint => ({
  what: `"${id.slice(0, 80)}" is not an id`,
  why: 'A decision is named CUSTOMER/ENTRY; a customer alone lists what there is.',
  next: 'Ids are in the answers of plans, in the timeline of a customer, and on the staff pages.',
  exit: exits.usage,
  code: 'usage',
})

async function decision(
  api: Api,
  customer: string,
  entry: string,
  proofFile: string | undefined,
): Promise<Result<Answer, Complaint>> {
  const path = `/v1/decisions/${customer}/${entry}`
  const found = await api.get<WhyFound>(path)
  if (!found.ok) return found
  const kept = proofFile === undefined ? undefined : await keepProof(api, path, proofFile)
  if (kept?.ok === false) return kept
  const recorded = decisionIn(found.value.decision)
  const { leaf, dispatch, explanation } = found.value
  return ok({
    json: found.value,
    lines: [
      ...(recorded ? sayDecision(recorded) : [explanation.customer, explanation.staff]),
      leaf === null ? 'Log      waits for its place' : `Log      entry ${leaf}`,
      ...(dispatch ? [`Ended    ${dispatch.campaign}: ${dispatch.state}`] : []),
      ...(proofFile === undefined ? [] : [`Proof    ${proofFile}`]),
    ],
  })
}

async function keepProof(api: Api, path: string, file: string): Promise<Result<undefined, Complaint>> {
  const proof = await api.text(`${path}/proof`)
  if (!proof.ok) return proof
  try {
    await writeFile(file, proof.value)
    return ok(undefined)
  } catch (error) {
    const { message } = error as Error
    return err({ what: `${file} cannot be written`, why: message, next: 'Name another file.', exit: exits.usage })
  }
}

type Moment = {
  readonly kind: string
  readonly at: number
  readonly entry?: string
  readonly decision?: Json
  readonly campaign?: string
  readonly state?: string
}

async function timeline(api: Api, customer: string): Promise<Result<Answer, Complaint>> {
  const page = await api.get<{ items: Moment[] }>(`/v1/customers/${customer}/timeline?limit=50`)
  if (!page.ok) return page
  const lines = page.value.items.map(moment => momentLine(customer, moment))
  return ok({ json: page.value, lines: [`What happened to ${customer}, newest first:`, ...lines] })
}

function momentLine(customer: string, { kind, at, entry, decision, campaign, state }: Moment): string {
  const recorded = decisionIn(decision)
  const says = recorded
    ? `${recorded.act.kind} for ${recorded.act.purpose}: ${recorded.verdict.outcome}`
    : campaign === undefined
      ? kind
      : `${campaign}: ${state}`
  return `  ${sayTime(at)}  ${says}${entry === undefined ? '' : `  ${customer}/${entry}`}`
}
