import { profilePatch, readProfile } from '../../customers/profiles/index.ts'
import { applyAttributes, stateChange } from '../../customers/state/index.ts'
import { currentState, type House } from '../../decisions/index.ts'
import { decideAndCommit, keyOf, noChange, together } from '../../record/index.ts'
import type { Corrections } from './parse-correction.ts'

/** Writes what the customer says their fields are: the row, the decision state that derives from it, and a word for whoever follows changes. */
export async function correctFields(house: House, customer: string, values: Corrections): Promise<boolean> {
  const done = await decideAndCommit(house, async () => {
    const current = await currentState(house, house.judge, customer)
    const profile = current && (await readProfile(house, current.customer))
    if (!current || !profile) return { change: noChange, value: false }
    const { fields } = house.judge.policy
    const of = (isAttribute: boolean) =>
      Object.fromEntries(
        Object.entries(values).filter(([name]) => (fields[name]?.class === 'attribute') === isAttribute),
      )
    const attributes = { ...profile.attributes, ...of(true) }
    const { key, writes } = await keyOf(house, current.customer, 'profile')
    const { version, ...rest } = profile
    const sealed = { ...profile.sealed, ...of(false) }
    const row = profilePatch(house, key, { ...rest, attributes, sealed, updatedAt: house.clock.now() })
    await applyAttributes(current.before.state, house.judge.codes, attributes)
    const change = together(
      stateChange(current.customer, current.before.version, current.before.state),
      { expect: [{ table: 'profiles', key: { customer: current.customer }, version }], writes: [...writes, row] },
      { happenings: [{ customer: current.customer, kind: 'profile-changed', body: { fields: Object.keys(values) } }] },
    )
    return { change, value: true }
  })
  return done.done && done.value
}
