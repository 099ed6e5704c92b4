import type { Ground } from '../adapters/ground.ts'
import type { Write } from '../adapters/store/index.ts'

/** What an entry of somebody erased goes by: no kind, and a name of its own, so that no two of them can be told to be of one person. */
const detachedKind = 'erased'

/**
 * Takes up to `limit` entries that have their place from a customer: place, time and commitment stay, so that the log verifies;
 * whose it was, what kind, its name and what was sealed go. Those without a place wait until they have one. Answers how many went
 * and how many wait.
 */
export async function detachEntries(
  ground: Ground,
  customer: string,
  limit: number,
): Promise<{ detached: number; waiting: number }> {
  const { db } = ground.store
  const rows = await db
    .selectFrom('entries')
    .select(['entry', 't', 'commitment', 'leaf'])
    .where('customer', '=', customer)
    .limit(limit)
    .execute()
  const placed = rows.filter(({ leaf }) => leaf !== null)
  const writes = placed.flatMap(({ entry, ...rest }): Write[] => {
    const [name, nobody] = [randomName(ground), randomName(ground)]
    return [
      { do: 'remove', table: 'entries', key: { customer, entry } },
      {
        do: 'insert',
        table: 'entries',
        row: { customer: nobody, entry: name, kind: detachedKind, ...rest, sealed: null },
      },
    ]
  })
  // Somebody else took some of them at the same moment: a place is taken once, and we look again.
  const done = writes.length === 0 || (await ground.store.commit({ expect: [], writes })).done
  return { detached: done ? placed.length : 0, waiting: rows.length - placed.length }
}

// Not an id that sorts by time: those made together would be found together.
const randomName = ({ ids }: Ground): string => Buffer.from(ids.secret(16)).toString('hex')
