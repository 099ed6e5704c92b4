import type { Resolver } from '../../adapters/dns/index.ts'
import type { TileFolder } from '../../adapters/tiles/index.ts'
import { type Guards, openGuards, type Session, type StaffRoom, type Web } from '../../brand/staff/index.ts'
import type { House } from '../../decisions/index.ts'
import type { Log } from '../../record/index.ts'
import { account, type Content, type ErrorItem, type Html, html, layout } from '../look/index.ts'
import type { SeenCall } from './call-words.ts'
import { navigation } from './nav.ts'
import { openSenderCheck, type SenderCheck } from './sender-check.ts'

/** The house as far as these pages show it. */
export type StaffHouse = House & {
  readonly log: Log
  readonly tiles: TileFolder
  readonly logKey: { readonly name: string; readonly publicKey: Uint8Array }
}

export type StaffPages = {
  readonly house: StaffHouse
  readonly room: StaffRoom
  readonly web: Web
  /** Asks the name system about the sender's domain. */
  readonly resolver: Resolver
  /** Tells the jobs that there is work: a campaign was started or goes on. */
  readonly wake: () => void
  /** Messages are kept in the postbox instead of sent; its pages are there then. */
  readonly postbox: boolean
  /** The calls of clients that this process heard last, oldest first. */
  readonly calls: () => readonly SeenCall[]
  /** How the policy file stands to what judges. */
  readonly policyFile: () => PolicyFile
}

/** `refused`: the file has faults, `why`; what judged before goes on judging. */
export type PolicyFile =
  | { readonly is: 'judging' | 'announced' | 'waits-for-restart' }
  | { readonly is: 'refused'; readonly why: string }

/** What the pages of this room share. */
export type Desk = StaffPages & Guards & { readonly senderCheck: SenderCheck }

export const openDesk = (pages: StaffPages): Desk => ({
  ...pages,
  ...openGuards(pages.room, pages.web),
  senderCheck: openSenderCheck(pages.house, pages.resolver),
})

type Page = {
  readonly title: string
  readonly main: Content
  readonly notice?: Html
  readonly errors?: readonly ErrorItem[]
}

/** A page for somebody who is signed in; `path` marks its place in the navigation. */
export const staffPage = (desk: Desk, session: Session, path: string, page: Page): Html =>
  layout({
    ...page,
    main: html`<link rel="stylesheet" href="/assets/staff.css">${page.main}`,
    brand: desk.house.judge.policy.brand.name,
    kind: 'staff',
    nav: navigation(session, path, desk.postbox),
    account: account(session),
  })
