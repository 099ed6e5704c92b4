import type { House } from '../../../decisions/index.ts'
import { endRows } from '../end-rows.ts'
import { rowRules } from '../rules.ts'

/** Ends what is over under one rule alone, as of the clock of the house, in batches of `size`. Answers how much. */
export async function endRule(house: House, name: string, size = 200): Promise<number> {
  const rule = (await rowRules(house)).find(one => one.name === name)
  if (!rule) throw new Error(`no rule ${name}`)
  for (let all = 0; ; ) {
    const { ended, held } = await endRows(house, rule, house.clock.now(), size)
    all += ended
    if (ended + held === 0) return all
  }
}
