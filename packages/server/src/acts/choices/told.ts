import { err, ok, type Result } from '@candor/terms'
import { currentOf } from '../../customers/identity/index.ts'
import { readState, stateChange } from '../../customers/state/index.ts'
import { tell, toldOf, type Word } from '../../customers/vault/index.ts'
import type { House } from '../../decisions/index.ts'
import { decideAndCommit, noChange, together } from '../../record/index.ts'
import type { Challenge } from './code.ts'
import { type ConfirmRefusal, confirmCode } from './confirm-code.ts'
import type { Recorded, SayRefusal } from './say.ts'
import { withdraw } from './withdraw.ts'

/** Keeps what a customer tells of themselves for audits alone, in one piece with the yes that waited for this code. */
export const confirmTold = (
  house: House,
  of: Challenge,
  code: string,
  word: Word,
): Promise<Result<Recorded, ConfirmRefusal>> =>
  confirmCode(house, of, code, (customer, state) => tell(house, house.judge, customer, state, word))

/** Forgets all that a customer told for audits alone, and takes the yes back, in one piece. */
export async function forgetTold(house: House, customer: string): Promise<Result<Recorded, SayRefusal>> {
  const { vault } = house.judge.policy
  if (!vault) return ok({ choices: [], recordedAt: house.clock.now(), inFlight: [] })
  return withdraw(house, customer, { purpose: vault.purpose, channel: 'any' }, 'preferences')
}

/** Takes single answers away; with the last one the yes goes too. To say less needs no code. */
export async function untell(
  house: House,
  customer: string,
  attributes: readonly string[],
): Promise<Result<'less' | 'nothing', SayRefusal>> {
  const done = await decideAndCommit(house, () => decideUntell(house, customer, attributes))
  if (!done.done) return err('try-again')
  if (done.value !== 'nothing') return ok('less')
  const forgot = await forgetTold(house, customer)
  return forgot.ok ? ok('nothing') : forgot
}

async function decideUntell(house: House, customer: string, attributes: readonly string[]) {
  const whose = (await currentOf(house, customer)) ?? customer
  const stored = await readState(house.store, house.judge.layout, whose)
  const told = stored && (await toldOf(house, house.judge, whose, stored.state))
  const left = Object.keys(told?.answers ?? {}).filter(name => !attributes.includes(name))
  if (!stored || left.length === 0) return { change: noChange, value: 'nothing' as const }
  const word = Object.fromEntries(attributes.map(name => [name, null]))
  const writes = await tell(house, house.judge, whose, stored.state, word)
  // The state says the same as before; its version makes a withdrawal in this moment win.
  return { change: together({ writes }, stateChange(whose, stored.version, stored.state)), value: 'less' as const }
}
