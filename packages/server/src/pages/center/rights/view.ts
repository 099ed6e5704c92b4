import type { DeskRight, RequestState } from '../../../customers/rights/index.ts'
import type { ErrorItem } from '../../look/index.ts'
import type { HoldView } from '../holds-part.ts'

/** A request in a list. */
export type RequestLine = {
  readonly href: string
  readonly name: string
  readonly state: string
  readonly received: string
  readonly due: string
}

/** Everything a customer asked for, and all they can ask for. */
export type RightsView = {
  /** Legal holds the customer may be told of. */
  readonly holds: readonly HoldView[]
  readonly isRestricted: boolean
  readonly requests: readonly RequestLine[]
  readonly rights: readonly { readonly right: DeskRight; readonly href: string; readonly needsCode: boolean }[]
  readonly preferences: string
}

/** The form of one right. */
export type AskView = {
  readonly right: DeskRight
  readonly action: string
  readonly csrf: string
  readonly said: string
  /** It cannot be answered without words. */
  readonly mustSay: boolean
  readonly needsCode: boolean
  readonly fields: readonly { readonly name: string; readonly label: string; readonly value: string }[]
  /** What can be objected to one by one; empty where the right is another. */
  readonly purposes: readonly { readonly value: string; readonly text: string }[]
  readonly chosen: readonly string[]
  readonly errors: readonly ErrorItem[]
  readonly back: string
}

/** One request as it stands, with what can be done about it. */
export type OneView = {
  readonly right: DeskRight
  readonly state: RequestState
  readonly number: string
  readonly received: string
  /** Absent once it ended. */
  readonly due?: string
  readonly isLate: boolean
  readonly by: string
  readonly settled?: string
  readonly reason?: string
  /** What an objection is about, in plain words; absent: everything. */
  readonly about?: readonly string[]
  /** Some of it is weighed by a person, and restricted until then. */
  readonly isWeighed: boolean
  readonly said?: string
  readonly answer?: string
  readonly isDoneByHouse: boolean
  readonly question?: string
  readonly clarified?: string
  readonly path: string
  readonly csrf: string
  readonly canProve: boolean
  readonly canClarify: boolean
  readonly canWithdraw: boolean
  readonly hasCopy: boolean
  readonly canAppeal: boolean
  readonly complainTo?: string
  readonly vendors: readonly { readonly name: string; readonly state: string }[]
  readonly errors: readonly ErrorItem[]
  readonly problem?: string
  readonly back: string
}

/** Where a code is entered. */
export type CodeView = {
  readonly what: 'prove' | 'copy'
  readonly channel: string
  readonly action: string
  readonly csrf: string
  readonly errors: readonly ErrorItem[]
  readonly back: string
}
