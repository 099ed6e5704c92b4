import assert from 'node:assert/strict'
import { noon, openTestHouse, type TestHouse, type TestHouseOptions, testPolicy } from '../../../../../../test/house.ts'
import { say } from '../../../acts/choices/index.ts'
import { readState } from '../../state/index.ts'
import { tell, toldOf, type Word } from '../index.ts'

/** The test brand, which asks people for two things for audits alone; a browser that sends Global Privacy Control says no to it. */
export const vaultPolicy = testPolicy
  .replace(
    'data:\n',
    `  answers:
    text: We check with what you told us whether our offers leave somebody out.
    basis: consent
    class: monitoring
    retention: 24 months
    opposed_by: [gpc]
data:
`,
  )
  .concat(`vault:
  purpose: answers
  attributes:
    gender: { text: How you describe your gender, values: [woman, man, another] }
    disability: { text: Whether you live with a disability, values: ['yes', 'no'] }
`)

export const openVaultHouse = (options: TestHouseOptions = {}): Promise<TestHouse> =>
  openTestHouse({ policy: vaultPolicy, ...options })

export const yesToAnswers = {
  kind: 'consent',
  purpose: 'answers',
  channel: 'any',
  type: 'express',
  evidence: { text: 'Keep these answers.', version: 'v1', surface: 'page', locale: 'en', at: noon },
} as const

/** Says yes and tells these things in one piece, as the page does once the code is right. */
export async function tells(house: TestHouse, customer: string, word: Word): Promise<void> {
  const after = (whose: string, state: Parameters<typeof tell>[3]) => tell(house, house.judge, whose, state, word)
  const said = await say(house, customer, [yesToAnswers], 'preferences', async () => ({
    writes: [],
    touch: () => undefined,
    after,
  }))
  assert.ok(said.ok)
}

/** What may be read of this customer now, if anything. */
export async function toldNow(house: TestHouse, customer: string) {
  const stored = await readState(house.store, house.judge.layout, customer)
  return stored && (await toldOf(house, house.judge, customer, stored.state))?.answers
}

/** How many rows there are, of whomever. */
export async function rowsInVault({ store }: TestHouse): Promise<number> {
  return (await store.db.selectFrom('fairness_answers').selectAll().execute()).length
}
