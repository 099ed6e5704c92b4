import { day, hour, minute, second } from '@candor/terms'
import { type Dispatch, dispatchesOf, readDispatch } from '../../customers/history/index.ts'
import { canonicalAddress, customersAt } from '../../customers/profiles/index.ts'
import {
  askerOf,
  countLetters,
  dueLetters,
  keepLetter,
  type Letter,
  settleLetter,
  takeLetter,
} from '../../customers/rights/index.ts'
import type { House } from '../../decisions/index.ts'
import { networkOf } from './network.ts'
import { rightsCampaign, sendWayIn } from './notices.ts'

/** More come from somebody who floods us: strangers' mailboxes and our store have an end. */
const mostADay = 1_000
const mostAnHourFromOne = 10
/** Letters go some seconds later, by chance: how busy the house is then tells nothing of who is known. */
const spread = 20 * second
/** After how long a letter is tried again that a crash or a provider stopped. */
const waits = [5 * minute, 30 * minute, 4 * hour]
const atOnce = 20

/**
 * Notes that somebody wants the way to the rights of an address, durably, and sealed. Whether anybody has the address is found out
 * afterwards, so answer and work are the same for all. `too-many` depends on who asks and how many do, never on the address.
 */
export async function askWayIn(house: House, email: string, from: string): Promise<'noted' | 'too-many'> {
  const now = house.clock.now()
  const asker = askerOf(house, networkOf(from))
  const { all, theirs } = await countLetters(house.store, asker, now - day, now - hour)
  if (all >= mostADay || theirs >= mostAnHourFromOne) return 'too-many'
  const [chance = 0] = house.ids.secret(1)
  const nextAt = now + Math.round((spread * chance) / 255)
  await keepLetter(house, canonicalAddress({ channel: 'email', address: email }), asker, nextAt)
  return 'noted'
}

/** Carries the letters whose time has come. True when there may be more. */
export async function carryLetters(house: House): Promise<boolean> {
  const due = await dueLetters(house, atOnce)
  for (const letter of due) await carry(house, letter)
  return due.length === atOnce
}

async function carry(house: House, letter: Letter): Promise<void> {
  const now = house.clock.now()
  const address = await takeLetter(house, letter, now + (waits[letter.attempts] ?? day))
  if (address === undefined) return
  const taken = { ...letter, version: letter.version + 1 }
  const ended = letter.at > now - day ? await writeTo(house, letter, address) : 'nothing'
  if (ended !== 'again' || letter.attempts >= waits.length) await settleLetter(house.store, taken)
}

/**
 * Writes to the holder of an address, if we know them; at most once a day, however often and by whomever it is asked for. An address
 * that several people share leads to none of them: a link to one would show them to the other.
 */
async function writeTo(house: House, letter: Letter, address: string): Promise<'sent' | 'nothing' | 'again'> {
  const [customer, ...others] = await customersAt(house, { channel: 'email', address })
  if (customer === undefined || others.length > 0) return 'nothing'
  const own = `${prefix}${letter.letter}`
  const since = house.clock.now() - day
  const lately = (await dispatchesOf(house.store, customer)).filter(
    ({ campaign, act, decidedAt }) => campaign === rightsCampaign && act.startsWith(prefix) && (decidedAt ?? 0) > since,
  )
  if (lately.some(one => one.state === 'handed' || (!one.act.startsWith(own) && mayHaveGone(one)))) return 'nothing'
  const act = `${own}-${letter.attempts + 1}`
  if (await sendWayIn(house, customer, act)) return 'sent'
  const state = (await readDispatch(house.store, customer, act))?.state
  return state === 'failed' || state === 'unknown' ? 'again' : 'nothing'
}

const mayHaveGone = ({ state }: Dispatch): boolean => state === 'handing_off' || state === 'unknown'

const prefix = 'rights-way-in-'
