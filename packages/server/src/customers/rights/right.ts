import type { Right } from '@candor/terms'

/** How sure the house is who asks, the weakest first: by nobody's word, by a link to their own address, by a code besides, by staff. */
export const identities = ['none', 'link', 'code', 'staff'] as const
export type Identity = (typeof identities)[number]

/** What stands behind a word of the desk: which right of the law, what proof of identity, and who does it. */
type RightTerms = {
  /** As laws and packs call it. */
  readonly right: Right
  /** What proves enough who asks: in proportion to what somebody else could do with it. */
  readonly proof: 'link' | 'code'
  /** The house does it at once; the rest waits for a person. */
  readonly atOnce: boolean
}

/** What a customer can ask of the desk. A closed list. */
export const deskRights = {
  access: { right: 'access', proof: 'code', atOnce: true },
  portability: { right: 'port', proof: 'code', atOnce: true },
  correction: { right: 'rectify', proof: 'code', atOnce: true },
  restriction: { right: 'restrict', proof: 'link', atOnce: true },
  'lift-restriction': { right: 'restrict', proof: 'code', atOnce: true },
  objection: { right: 'object', proof: 'link', atOnce: true },
  erasure: { right: 'erase', proof: 'code', atOnce: true },
  withdrawal: { right: 'withdraw', proof: 'link', atOnce: true },
  'opt-out-sale': { right: 'opt-out-sale', proof: 'link', atOnce: true },
  'limit-sensitive': { right: 'limit-sensitive', proof: 'link', atOnce: true },
  // No pack has a clock of its own for Art. 22; that of an objection is the clock of Art. 12(3) for all of Art. 15 to 22.
  'human-review': { right: 'object', proof: 'link', atOnce: false },
  complaint: { right: 'complaint', proof: 'link', atOnce: false },
  appeal: { right: 'appeal', proof: 'link', atOnce: false },
} as const satisfies { readonly [name: string]: RightTerms }

export type DeskRight = keyof typeof deskRights
export const deskRightNames = Object.keys(deskRights) as readonly DeskRight[]
export const isDeskRight = (text: string): text is DeskRight => Object.hasOwn(deskRights, text)

/** Whether that much proof is enough for the right. */
export const isEnough = (right: DeskRight, identity: Identity): boolean =>
  identities.indexOf(identity) >= identities.indexOf(deskRights[right].proof)

/** Why a request may be refused. A closed list: each has its sentence for the customer. */
export const refusalReasons = [
  'identity-not-shown',
  'nothing-held',
  'unfounded-or-excessive',
  'rights-of-others',
  'law-demands-keeping',
  'legal-claims',
  'compelling-grounds',
  'data-is-correct',
  'no-such-right-here',
] as const
export type RefusalReason = (typeof refusalReasons)[number]
export const isRefusalReason = (text: string): text is RefusalReason =>
  (refusalReasons as readonly string[]).includes(text)

/** Why more time may be taken (GDPR Art. 12(3); 11 CCR 7021(b)). */
export const extensionReasons = ['complex', 'many-requests'] as const
export type ExtensionReason = (typeof extensionReasons)[number]
export const isExtensionReason = (text: string): text is ExtensionReason =>
  (extensionReasons as readonly string[]).includes(text)
