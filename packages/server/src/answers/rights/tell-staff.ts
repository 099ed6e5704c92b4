import { day, type Instant, minute } from '@candor/terms'
import type { DeskLetter } from '../../adapters/channels/index.ts'
import { claimTelling, type RightsRequest, releaseTelling, untoldRequests } from '../../customers/rights/index.ts'
import type { House } from '../../decisions/index.ts'
import { houseTime } from '../../record/index.ts'

const digestKey = 'rights-desk-digest'
/** Who took a letter up has so long to send it; then another may. */
const claimed = 10 * minute
const atOnce = 200
const mostLines = 20

/** `nothing`: staff know all there is, or nobody is to be told. */
export type Told = 'told' | 'nothing' | 'failed'

/**
 * Writes to the desk's mailbox: at once of what must be answered soon or is overdue, and once a day of what is new or due. Of each
 * request staff are told once at each stage, or again where nobody knows whether the letter went. What a letter says is which right,
 * by when, and where it stands: no word of the customer and nothing that tells who they are.
 */
export async function tellStaff(house: House): Promise<Told> {
  if (!house.deskMail) return 'nothing'
  const now = await houseTime(house)
  const untold = await untoldRequests(house.store, house.clock.now(), atOnce)
  const urgent = untold.filter(isUrgent)
  const all = urgent.length > 0 ? urgent : (await isDigestDue(house, now)) ? untold : []
  if (all.length === 0) return 'nothing'
  const held = await claimTelling(house.store, all, house.clock.now() + claimed)
  if (!held) return 'nothing'
  const sent = await house.deskMail.send(letterOf(house, all, now), house.clock.now())
  if (sent.result === 'failed') return 'failed'
  await releaseTelling(house.store, held)
  if (urgent.length === 0) await noteDigest(house, now)
  return 'told'
}

const isUrgent = ({ stage }: RightsRequest): boolean => stage === 'escalate' || stage === 'overdue'

async function isDigestDue({ store }: House, now: Instant): Promise<boolean> {
  const last = await store.get('meta', { key: digestKey })
  return last === undefined || Number(last.value) <= now - day
}

const noteDigest = ({ store }: House, now: Instant) =>
  store.commit({ expect: [], writes: [{ do: 'put', table: 'meta', row: { key: digestKey, value: String(now) } }] })

function letterOf(house: House, all: readonly RightsRequest[], now: Instant): DeskLetter {
  const { brand } = house.judge.policy
  const sorted = all.toSorted((a, b) => a.dueAt - b.dueAt)
  const lines = sorted.slice(0, mostLines).map(request => lineOf(house, request, now))
  const more = all.length > mostLines ? [`And ${all.length - mostLines} more.`, ''] : []
  return {
    messageId: `${house.ids.id()}@${brand.sender.email.split('@')[1]}`,
    subject: subjectOf(all),
    text: [`Requests of customers of ${brand.name}:`, '', ...lines, ...more, `All of them: ${queue(house)}`, ''].join(
      '\n',
    ),
  }
}

/** The most pressing thing there is, with its number. */
function subjectOf(all: readonly RightsRequest[]): string {
  for (const [stage, says] of [
    ['overdue', 'overdue'],
    ['escalate', 'to answer at once'],
    ['remind', 'due soon'],
  ] as const) {
    const n = all.filter(request => request.stage === stage).length
    if (n > 0) return `${counted(n)} ${says}`
  }
  return `${counted(all.length)} to answer`
}

const counted = (n: number): string => (n === 1 ? '1 request' : `${n} requests`)

function lineOf(house: House, { request, right, dueAt }: RightsRequest, now: Instant): string {
  const { zone } = house.judge.policy.brand
  const due = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(dueAt)
  const when = dueAt < now ? `was due on ${due}` : `is due on ${due}`
  return `${right.replaceAll('-', ' ')}: ${when} (${zone})\n${queue(house)}/${request}\n`
}

const queue = ({ publicUrl }: House): string => `${publicUrl}/staff/rights`
