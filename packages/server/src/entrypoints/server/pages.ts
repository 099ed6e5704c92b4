import type { Hono } from 'hono'
import type { StaffRoom, Web } from '../../brand/staff/index.ts'
import { staffAccessPages } from '../../pages/staff-access/index.ts'
import type { OpenHouse } from '../house/index.ts'

/** The pages of all rooms. */
export function allPages(house: OpenHouse, room: StaffRoom, web: Web): Hono[] {
  const brand = house.judge.policy.brand.name
  const nav = () => [
    { href: '/staff/people', text: 'People' },
    { href: '/staff/keys', text: 'API keys' },
  ]
  return [staffAccessPages({ room, web, brand, home: '/staff/people', nav })]
}
