import { after } from 'node:test'
import { Hono } from 'hono'
import { openTestHouse, type TestHouseOptions } from '../../../../../../test/house.ts'
import { fixedResolver } from '../../../adapters/dns/index.ts'
import type { StoreConfig } from '../../../adapters/store/index.ts'
import { openStaffRoom } from '../../../brand/staff/index.ts'
import { adaSetsUp, cheap } from '../../../brand/staff/testing/room.ts'
import { assets, securityHeaders } from '../../look/index.ts'
import type { SeenCall } from '../call-words.ts'
import { mailFrames, type PolicyFile, staffPages } from '../index.ts'

export type StaffHouseOptions = Pick<TestHouseOptions, 'policy' | 'data' | 'clock' | 'ids'> & {
  readonly postbox?: boolean
  readonly place?: StoreConfig
  readonly policyFile?: PolicyFile
}

/** The pages of staff on a whole real house; Ada is its administrator. */
export async function openStaffPages(options: StaffHouseOptions = {}) {
  const { postbox = true, policyFile = { is: 'judging' }, ...of } = options
  const house = await openTestHouse(of)
  const room = openStaffRoom(house, { cost: cheap })
  const web = { https: false, origin: 'http://127.0.0.1:8080', addressOf: () => '192.0.2.7' }
  const woken: number[] = []
  const resolver = fixedResolver({ 'books.example': ['v=spf1 -all'], '_dmarc.books.example': 'away' })
  const heard: SeenCall[] = []
  const pages = staffPages({
    house,
    room,
    web,
    resolver,
    postbox,
    wake: () => woken.push(1),
    calls: () => heard,
    policyFile: () => policyFile,
  })
  const app = new Hono()
    .use(mailFrames, securityHeaders({ https: false }))
    .route('/', assets())
    .route('/', pages)
  const ada = await adaSetsUp(room)
  return { app, house, room, ada, woken, heard }
}

export type StaffHouseOpened = Awaited<ReturnType<typeof openStaffPages>>

/** As `openStaffPages`, closed when the test that opened it ends. */
export async function staffHouse(options: StaffHouseOptions = {}): Promise<StaffHouseOpened> {
  const opened = await openStaffPages(options)
  after(() => opened.house.close())
  return opened
}
