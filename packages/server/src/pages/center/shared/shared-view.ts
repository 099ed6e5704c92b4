import { readTask, type VendorTask } from '../../../acts/forwarding/index.ts'
import { vendorOf } from '../../../brand/policy/index.ts'
import { halvesOf } from '../../../customers/identity/index.ts'
import { house as own, type Share, sharesOf } from '../../../customers/shares/index.ts'
import { readState } from '../../../customers/state/index.ts'
import { preview, shareAct } from '../../../decisions/index.ts'
import type { Center } from '../desk.ts'
import { countryWords } from '../privacy/vendors-part.ts'
import type { Texts } from '../texts.ts'
import { dayOf, purposeText } from '../words.ts'
import type { SharedView } from './shared-page.ts'
import type { SharedTexts } from './texts.ts'

type Reader = { readonly customer: string; readonly zone: string; readonly texts: Texts; readonly t: SharedTexts }

/** What each vendor got for each purpose, the newest first; what was shared before a merge, under any half, included. */
export async function sharedViews(house: Center, reader: Reader): Promise<SharedView[]> {
  const shares = await sharesOf(house.store, await halvesOf(house, reader.customer))
  const groups = Map.groupBy(shares, ({ vendor, purpose }) => `${vendor}|${purpose}`)
  return Promise.all([...groups.values()].map(group => viewOf(house, reader, group)))
}

async function viewOf(house: Center, reader: Reader, group: readonly Share[]): Promise<SharedView> {
  const { zone, texts, t, customer } = reader
  const { policy } = house.judge
  const [{ vendor, purpose, lastAt, failedAt }] = group as [Share, ...Share[]]
  const declared = vendorOf(policy, vendor)
  const firstAt = Math.min(...group.map(({ at }) => at))
  const [first, last] = [dayOf(firstAt, zone, texts), dayOf(lastAt, zone, texts)]
  const names = [...new Set(group.flatMap(({ fields }) => fields))]
  const tasks = await tasksOf(house, group)
  const task = tasks.toSorted((a, b) => b.at - a.at)[0]
  const asked = tasks.some(one => one.right === 'erase' && one.at >= lastAt)
  return {
    vendor,
    purpose,
    name: vendor === own ? t.own : (declared?.name ?? vendor),
    ...(declared && { text: declared.text, where: countryWords(declared.country, texts) }),
    why: purposeText(policy, purpose, texts),
    fields: names.map(name => policy.fields[name]?.text ?? name.replaceAll('_', ' ')),
    when: first === last ? first : t.fromTo(first, last),
    unsure: failedAt !== undefined,
    canStop: bends(policy.purposes[purpose]?.basis),
    stopped: await isStopped(house, customer, vendor, purpose),
    canErase: vendor !== own && !asked,
    ...(task && { asked: t.tasks[task.state] ?? task.state }),
  }
}

/** What rests on a contract or a duty goes on whatever people say. */
const bends = (basis: string | undefined): boolean => basis !== 'contract' && basis !== 'legal-duty'

async function isStopped(house: Center, customer: string, vendor: string, purpose: string): Promise<boolean> {
  const stored = await readState(house.store, house.judge.layout, customer)
  const now = house.clock.now()
  if (!stored) return true
  const act = shareAct(house.judge.policy, { vendor, purpose, fields: [] }, now)
  const { reasons } = preview(house.judge, act, stored.state, now)
  return reasons.some(({ rule, says }) => says === 'deny' && rule === 'core-withdrawal-immediate')
}

async function tasksOf(house: Center, group: readonly Share[]): Promise<VendorTask[]> {
  const ids = [...new Set(group.flatMap(({ task }) => task ?? []))]
  return (await Promise.all(ids.map(task => readTask(house.store, task)))).flatMap(kept => (kept ? [kept.task] : []))
}
