import type { Instant } from '@candor/terms'
import type { Expectation, Store, Write } from '../../adapters/store/index.ts'
import type { Role } from './roles.ts'

/** A member of staff. Without a password the account waits for its link to be used. */
export type Member = {
  readonly staff: string
  readonly version: number
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly password: string | null
  readonly disabled: boolean
  readonly createdAt: Instant
}

const columns = ['staff', 'version', 'email', 'name', 'role', 'password', 'disabled', 'created_at'] as const
type Row = {
  staff: string
  version: number
  email: string
  name: string
  role: string
  password: string | null
  disabled: number
  created_at: number
}

const member = ({ created_at, disabled, role, ...rest }: Row): Member => ({
  ...rest,
  role: role as Role,
  disabled: disabled === 1,
  createdAt: created_at,
})

export async function memberById({ db }: Store, staff: string): Promise<Member | undefined> {
  const row = await db.selectFrom('staff').select(columns).where('staff', '=', staff).executeTakeFirst()
  return row && member(row)
}

export async function memberByEmail({ db }: Store, email: string): Promise<Member | undefined> {
  const row = await db.selectFrom('staff').select(columns).where('email', '=', email).executeTakeFirst()
  return row && member(row)
}

/** All accounts, oldest first. */
export async function allMembers({ db }: Store): Promise<Member[]> {
  const rows = await db.selectFrom('staff').select(columns).orderBy('created_at').orderBy('staff').execute()
  return rows.map(member)
}

export const unchanged = ({ staff, version }: Member): Expectation => ({ table: 'staff', key: { staff }, version })

type Changes = Partial<Pick<Member, 'name' | 'role' | 'password' | 'disabled'>>

export const patchMember = ({ staff }: Member, { disabled, ...set }: Changes): Write => ({
  do: 'patch',
  table: 'staff',
  key: { staff },
  set: { ...set, ...(disabled === undefined ? {} : { disabled: disabled ? 1 : 0 }) },
})

type NewMember = Pick<Member, 'staff' | 'email' | 'name' | 'role' | 'password' | 'createdAt'>

export const newMember = ({ createdAt, ...rest }: NewMember): { expect: Expectation; write: Write } => ({
  expect: { table: 'staff', key: { staff: rest.staff }, version: 0 },
  write: { do: 'insert', table: 'staff', row: { ...rest, version: 1, disabled: 0, created_at: createdAt } },
})
