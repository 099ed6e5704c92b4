import { type Guards, openGuards, type Session, type StaffRoom, type Web } from '../../brand/staff/index.ts'
import { account, type Content, type ErrorItem, type Html, layout, type NavigationItem } from '../look/index.ts'

export type StaffAccess = {
  readonly room: StaffRoom
  readonly web: Web
  /** Name of the brand, for the head of every page. */
  readonly brand: string
  /** Where people go after signing in. */
  readonly home: string
  /** The navigation as this person may see it. */
  readonly nav: (session: Session, path: string) => readonly NavigationItem[]
}

/** What the pages of this room share. */
export type Desk = StaffAccess & Guards

export const openDesk = (access: StaffAccess): Desk => ({ ...access, ...openGuards(access.room, access.web) })

type Page = {
  readonly title: string
  readonly main: Content
  readonly notice?: Html
  readonly errors?: readonly ErrorItem[]
}

/** A page for people who are not signed in yet. */
export const outerPage = ({ brand }: Desk, page: Page): Html => layout({ ...page, brand, kind: 'staff' })

/** A page for people who are. */
export const innerPage = ({ brand, nav }: Desk, session: Session, path: string, page: Page): Html =>
  layout({ ...page, brand, kind: 'staff', nav: nav(session, path), account: account(session) })
