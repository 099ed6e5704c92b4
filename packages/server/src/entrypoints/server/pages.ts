import type { Hono } from 'hono'
import { openResolver } from '../../adapters/dns/index.ts'
import type { StaffRoom, Web } from '../../brand/staff/index.ts'
import { centerPages } from '../../pages/center/index.ts'
import { navigation, type PolicyFile, staffPages } from '../../pages/staff/index.ts'
import { staffAccessPages } from '../../pages/staff-access/index.ts'
import type { OpenHouse } from '../house/index.ts'
import type { LiveFeed } from '../http/index.ts'

export type PageOptions = {
  readonly house: OpenHouse
  readonly room: StaffRoom
  readonly web: Web
  readonly wake: () => void
  /** Mail is kept in the postbox, which has a page then. */
  readonly postbox: boolean
  readonly live: LiveFeed
  readonly policyFile: () => PolicyFile
}

/** The pages of all rooms: the customer's own, and those of staff. */
export function allPages({ house, room, web, wake, postbox, live, policyFile }: PageOptions): Hono[] {
  const brand = house.judge.policy.brand.name
  const nav: Parameters<typeof staffAccessPages>[0]['nav'] = (session, path) => navigation(session, path, postbox)
  return [
    centerPages({ ...house, addressOf: web.addressOf }),
    staffAccessPages({ room, web, brand, home: '/staff', nav }),
    staffPages({
      house,
      room,
      web,
      resolver: openResolver(),
      wake,
      postbox,
      calls: () => live.recent(),
      policyFile,
    }),
  ]
}
