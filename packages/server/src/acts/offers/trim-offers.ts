import { mergedInto, standsFor } from '../../customers/events/index.ts'
import { algorithmsKept, inputsGone, offersWithInputs } from '../../customers/offers/index.ts'
import { readStates } from '../../customers/state/index.ts'
import { type House, saidNoTo } from '../../decisions/index.ts'

const atOnce = 500

/**
 * Takes out what was kept to be learned from of people who said no since to what an offer is for. Of one that the policy no longer
 * declares nothing is learned, so all of it goes. Answers of how many decisions.
 */
export async function trimOffers(house: House): Promise<number> {
  const merged = await mergedInto(house.store)
  let trimmed = 0
  for (const name of await algorithmsKept(house.store))
    for await (const rows of offersWithInputs(house.store, name))
      for (let from = 0; from < rows.length; from += atOnce) {
        const some = rows.slice(from, from + atOnce).map(row => ({ ...row, person: standsFor(merged, row.customer) }))
        const gone = await whoSaidNo(
          house,
          name,
          some.map(({ person }) => person),
        )
        const writes = some.filter(({ person }) => gone.has(person)).map(inputsGone)
        // A row that went meanwhile makes the whole fail; the next time comes tomorrow.
        if (writes.length > 0 && (await house.store.commit({ expect: [], writes })).done) trimmed += writes.length
      }
  return trimmed
}

async function whoSaidNo(house: House, name: string, people: readonly string[]): Promise<ReadonlySet<string>> {
  const { judge, store, clock } = house
  const { algorithms } = judge.policy
  const purpose = Object.hasOwn(algorithms, name) ? algorithms[name]?.purpose : undefined
  if (purpose === undefined) return new Set(people)
  const states = await readStates(store, judge.layout, [...new Set(people)])
  return new Set([...states].flatMap(([who, { state }]) => (saidNoTo(judge, purpose, state, clock.now()) ? [who] : [])))
}
