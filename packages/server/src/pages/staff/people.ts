import { allMembers } from '../../brand/staff/index.ts'
import type { Desk } from './deps.ts'

/** Who stands behind `staff:<id>` or `key:<id>`, as people say it. */
export type Naming = (by: string | null) => string

export async function namesOfStaff(desk: Desk): Promise<Naming> {
  const members = await allMembers(desk.house.store)
  const names = new Map([
    ['schedule', 'its own time'],
    ['key:local', 'the command line of this machine'],
    ...members.map(({ staff, name, email }) => [`staff:${staff}`, name || email] as const),
  ])
  return by => {
    if (by === null) return 'nobody'
    return names.get(by) ?? (by.startsWith('key:') ? `the API key ${by.slice(4)}` : 'somebody who has no account now')
  }
}
