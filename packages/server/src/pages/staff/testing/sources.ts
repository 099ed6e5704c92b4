import {
  closeSource,
  countRefused,
  createSource,
  type NewSource,
  rotateKey,
  TallyBuilder,
  tallyRow,
  vouchFor,
} from '../../../brand/sources/index.ts'
import type { StaffHouseOpened } from './house.ts'

export const longSource = `till-${'of-a-very-long-street-'.repeat(2)}9`
const by = 'staff:jo'

/** Sources of every kind: one that dropped much, one with a long name and the brand's word, a server, a closed one. Answers a key of the first. */
export async function seedSources({ house }: StaffHouseOpened): Promise<string> {
  const make = async (source: NewSource): Promise<string> => {
    const made = await createSource(house, source, by)
    if (!made.ok) throw new Error(made.error.says)
    return made.value.key.key
  }
  const key = await make({
    name: 'web-shop',
    kind: 'public',
    origins: ['https://books.example', 'https://www.books.example'],
  })
  await rotateKey(house, { name: 'web-shop', by })
  await make({ name: longSource, kind: 'public', perSecond: 100_000, childDirected: true })
  await vouchFor(house, { name: longSource, by }, word, house.judge.policy.purposes)
  await make({ name: 'server', kind: 'server' })
  await make({ name: 'old', kind: 'server' })
  await closeSource(house, { name: 'old', by })
  await house.store.commit({ expect: [], writes: [tallyRow(house, 'web-shop', busyDay())] })
  await countRefused(house, '', 'unknown-key', 1_234)
  return key
}

const word = {
  purposes: ['offers'],
  text: 'People agreed at the till, on the form of May 2026.',
  version: '2026-05',
  locale: 'en',
}

function busyDay() {
  const day = new TallyBuilder()
  day.kept(45_211)
  day.duplicate(12)
  for (const reason of [
    'origin',
    'too-fast',
    'malformed',
    'too-large',
    'without-id',
    'not-declared',
    'not-permitted',
  ] as const)
    day.refused(reason, reason.length)
  day.undeclaredEvent('track نور الكتب', 7)
  day.undeclared('track Order Completed', 'properties.products[].a_rather_long_name_of_a_field', 'list of text', 3)
  day.undeclared('track Order Completed', 'properties.<img src=x onerror=alert(1)>', 'text')
  day.undeclared('page', 'context.campaign.name', 'text', 1_002)
  day.withheld('plan', 'house-permission', 40)
  day.withheld('*', 'core-withdrawal-immediate', 3)
  return day.total()
}
