import type { TestHouse } from '../../../../../../test/house.ts'
import { watchWhole } from '../../../answers/oversight/index.ts'
import { type Bank, bankIn } from '../../../answers/oversight/testing/bank.ts'

/** An algorithm about which an alarm was raised, in a house under the policy of the bank. */
export async function seedAlarm(house: TestHouse): Promise<{ readonly bank: Bank; readonly finding: string }> {
  const bank = bankIn(house)
  const [young, old] = [await bank.customers(120, '30'), await bank.customers(120, '70')]
  await bank.decided(...young.map((customer, i) => ({ customer, offered: i % 2 === 0 })))
  await bank.decided(...old.map((customer, i) => ({ customer, offered: i % 10 === 0 })))
  await bank.decided({ customer: young[0]!, offered: true, mode: 'lot' })
  const { opened } = await watchWhole(house, 'savings-offer')
  return { bank, finding: opened[0]!.finding }
}
