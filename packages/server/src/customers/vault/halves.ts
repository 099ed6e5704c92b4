import type { Store } from '../../adapters/store/index.ts'

const most = 500

/** All names of the person behind each of these customers, who stands for them first; of nobody known, just the name asked for. */
export async function peopleOf(store: Store, customers: readonly string[]): Promise<Map<string, readonly string[]>> {
  const standing = new Map<string, string>()
  const others = new Map<string, string[]>()
  const asked = [...new Set(customers)]
  for (const some of inParts(asked)) {
    const rows = await named(store).where('customer', 'in', some).execute()
    for (const { customer, merged_into } of rows) standing.set(customer, merged_into ?? customer)
  }
  for (const some of inParts([...new Set(standing.values())])) {
    const rows = await named(store).where('merged_into', 'in', some).orderBy('customer').execute()
    for (const { customer, merged_into } of rows)
      if (merged_into !== null) others.set(merged_into, [...(others.get(merged_into) ?? []), customer])
  }
  return new Map(
    asked.map(customer => {
      const current = standing.get(customer) ?? customer
      return [customer, [current, ...(others.get(current) ?? [])]]
    }),
  )
}

/** Both engines have a limit of values in one question. */
export const inParts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, i) => all.slice(i * most, (i + 1) * most))

const named = ({ db }: Store) => db.selectFrom('profiles').select(['customer', 'merged_into'])
