import type { OwnRules } from '@candor/gate'
import type { Budget, Channel, Dial, FieldClass, FieldType, LawfulBasis, QuietHours } from '@candor/terms'

/** What a purpose is for: reaching people with offers, serving them, or watching that the house is fair. */
export const purposeClasses = ['marketing', 'service', 'monitoring'] as const
export type PurposeClass = (typeof purposeClasses)[number]

/** How long something is kept, counted from when it was collected or last renewed: an ISO 8601 duration, `P24M`. */
export type Retention = string

/** Who runs this house. */
export type Brand = {
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** IANA time zone. */
  readonly zone: string
  /** Days off as `YYYY-MM-DD`, in order. */
  readonly holidays: readonly string[]
  readonly sender: { readonly name: string; readonly email: string; readonly replyTo?: string }
  /** As it is printed below each mail; lines end with `\n`. */
  readonly postalAddress: string
  /** An email address or an https address where a person answers questions on data. */
  readonly privacyContact: string
  /** Who approves a campaign: the person who wrote it, or a second one. */
  readonly approval: 'one' | 'two'
  /** Services for children: an unknown age is then not read as adult. */
  readonly childDirected: boolean
}

/** What a device can say for its owner: Global Privacy Control, the header `Sec-GPC: 1`. */
export const signals = ['gpc'] as const
export type Signal = (typeof signals)[number]

export type Purpose = {
  /** In plain words, for the customer. */
  readonly text: string
  readonly basis: LawfulBasis
  readonly class: PurposeClass
  /** The channels on which this purpose may contact people; none: it never does. */
  readonly channels: readonly Channel[]
  /** Signals of a device that count as a no to this purpose. */
  readonly opposedBy: readonly Signal[]
  readonly retention: Retention
}

/** How a field cuts people into groups when reach is measured: by its values, or a number by bounds (`<25`, `25-34`, …). */
export type Grouping = { readonly bounds: readonly number[] }

/** One field of the data map. What is not declared here is not stored. */
export type Field = {
  readonly class: FieldClass
  readonly type: FieldType
  readonly purposes: readonly string[]
  readonly retention: Retention
  /** Where the values come from, in plain words. */
  readonly source?: string
  /** What the field means, in plain words, for the customer. */
  readonly text?: string
  /** The only texts the field takes. */
  readonly values?: readonly string[]
  readonly group?: Grouping
  /** The field is the customer's address on this channel. */
  readonly addressOf?: Channel
  /** The traits of an `identify` call that carry it; absent: its own name, also in camelCase. */
  readonly traits?: readonly string[]
}

/** What becomes of a field that no purpose may keep, when the event itself is kept: it goes, or a keyed hash takes its place. */
export const withouts = ['remove', 'hash'] as const
export type Without = (typeof withouts)[number]

/** One field of a declared event. */
export type EventField = Pick<Field, 'class' | 'type' | 'purposes' | 'retention' | 'text' | 'values'> & {
  /** Where in the event the value stands, by dots; `[]` goes through a list and keeps a list: `properties.products[].price`. */
  readonly from: string
  readonly without: Without
}

/** A field that any event may carry beside its own, such as the page or the time zone of the device. */
export type ContextField = EventField & {
  /** The value is a guess at where the customer is; what was stated beats it. */
  readonly placeOf?: 'zone' | 'language'
}

export const eventTypes = ['track', 'page', 'screen', 'group'] as const
export type EventType = (typeof eventTypes)[number]

/** What an event says about a customer, for the rules that look at purchases, inquiries, subscriptions and returns. */
export const eventMeanings = ['purchase', 'inquiry', 'subscription-start', 'subscription-end', 'return'] as const
export type EventMeaning = (typeof eventMeanings)[number]

/** A declared event. `track` events go by their name; `page`, `screen` and `group` by these words. */
export type DeclaredEvent = {
  readonly text: string
  readonly purposes: readonly string[]
  readonly retention: Retention
  readonly countsAs?: EventMeaning
  /** The field that holds the ids of the items of the catalogue that it is about. */
  readonly item?: string
  readonly fields: { readonly [field: string]: EventField }
}

/**
 * What a category of the consent banner stands for. With the words that people read there (`text` and their `version`) a yes
 * in it is a yes with evidence; without, it can only restrict.
 */
export type ConsentCategory = {
  readonly purposes: readonly string[]
  readonly text?: string
  readonly version?: string
}

export const recommendationModels = ['edlae', 'ease', 'item-knn', 'popularity'] as const
export type RecommendationModel = (typeof recommendationModels)[number]

/** What items are grouped by, so that each group comes back to its share of what is seen. */
export const balancedBy = ['provider', 'category'] as const

/** The share of what is seen that each group is to get, and how hard lists lean towards who got less. */
export type BalanceSettings = {
  readonly by: (typeof balancedBy)[number]
  /** By name, above 0; they sum to 1. */
  readonly targets: { readonly [name: string]: number }
  /** What is added to a score for each unit of exposure that a group is owed. */
  readonly strength: number
  /** The most that is added to a score. */
  readonly most: number
}

/** That the brand suggests items of its catalogue, and by what. */
export type Recommendations = {
  readonly purpose: string
  /** Who answers for it, in plain words. */
  readonly owner: string
  readonly model: RecommendationModel
  /** The field that holds the category a customer said to be interested in. */
  readonly interests?: string
  /** Absent: nobody is given a share. */
  readonly balance?: BalanceSettings
}

/** What an alarm about an algorithm does by itself, the mildest first. */
export const alarmAnswers = ['report', 'cap', 'fallback', 'stop'] as const
export type AlarmAnswer = (typeof alarmAnswers)[number]

/** By which attributes of people an algorithm is watched for disparity, and what an alarm does. */
export type Watch = {
  readonly by: readonly string[]
  /** The least ratio of a group's rate of offers to that of the reference. */
  readonly tolerance: number
  /** The chance of any false alarm. */
  readonly alpha: number
  readonly onAlarm: AlarmAnswer
  /** By attribute, the group that others are compared with; left out, the one with the most decisions. */
  readonly references?: { readonly [attribute: string]: string }
}

/** That the brand chooses by a score whom it makes an offer. */
export type Algorithm = {
  /** In plain words, for the customer. */
  readonly text: string
  /** Who answers for it, in plain words. */
  readonly owner: string
  readonly purpose: string
  /** The fields that a score may be made of. */
  readonly inputs: readonly string[]
  /** The offer succeeded when this event comes within so many milliseconds. */
  readonly succeeds: { readonly event: string; readonly within: number }
  /** The share of people who are to get the offer. */
  readonly share: number
  /** The share of those scored about whom the lot decides all the same. */
  readonly explore: number
  /** The share of people about whom the score never decides. */
  readonly holdout: number
  readonly watch?: Watch
}

/** Something people may tell about themselves for audits alone. */
export type VaultAttribute = {
  /** The question, in plain words. */
  readonly text: string
  /** The only answers, as people read them. */
  readonly values: readonly string[]
}

/** What people may tell about themselves for audits alone, and the purpose that they say yes to. */
export type Vault = {
  readonly purpose: string
  readonly attributes: { readonly [attribute: string]: VaultAttribute }
}

/** What customers may ask not to be brought up, such as alcohol or a day of the year. */
export type Topic = {
  /** In plain words, for the customer. */
  readonly text: string
  /** Categories of the catalogue whose items are about it. */
  readonly categories: readonly string[]
}

/** Something that happens so many times within so many hours. */
export type Run = { readonly count: number; readonly within: number }

/** Signs that somebody acts on impulse, and for how many hours advertising then rests. */
export type ImpulseGuard = {
  readonly purchases?: Run
  /** Nights on the customer's own clock, in local minutes; absent `events`: all that count as nothing else. */
  readonly nights?: Run & { readonly from: number; readonly to: number; readonly events?: readonly string[] }
  readonly returns?: Run
  readonly coolDown: number
}

/** How the brand answers what customers ask by right. */
export type RightsDesk = {
  /** Whole days within which the brand promises an answer, where laws leave it more; absent: laws alone, else a month. */
  readonly answerWithinDays?: number
  /** An email address or https address where people reach the desk; absent: the privacy contact. */
  readonly contact?: string
  /** A mailbox of staff that is told of new requests and of those that are due; absent: nobody is written to. */
  readonly tell?: string
  /** Hours before an answer is due at which staff are reminded, most first. */
  readonly remindBefore: readonly number[]
  /** Hours before it is due from which on it is urgent. */
  readonly escalateBefore: number
  /** Fields that customers may correct themselves. */
  readonly correct: readonly string[]
  /** Purposes of a legitimate interest for which an objection waits for a person, who may name compelling grounds. */
  readonly weigh: readonly string[]
  /** Where to complain about an answer, in plain words: the authority with its address. */
  readonly complainTo?: string
}

/** What a vendor is in law: bound to the brand's instructions, deciding together with it, or deciding by itself. */
export const vendorRoles = ['processor', 'joint-controller', 'third-party'] as const
export type VendorRole = (typeof vendorRoles)[number]

/** On what footing data may leave for another country (GDPR Art. 45 to 49; UU PDP Art. 56). */
export const transferMechanisms = ['adequacy', 'scc', 'bcr', 'dpf', 'consent', 'privacy-shield'] as const
export type TransferMechanism = (typeof transferMechanisms)[number]

/** A certificate that a vendor holds; `ends`: the last day on which it does. */
export type Certification = { readonly name: string; readonly ends: string }

/** Somebody outside who may get data of customers. */
export type Vendor = {
  readonly name: string
  /** What they do with it, in plain words, for the customer. */
  readonly text: string
  readonly role: VendorRole
  readonly purposes: readonly string[]
  /** Fields of the data map, each held for at least one of the purposes. */
  readonly fields: readonly string[]
  /** Fields of class `sensitive` may be among them. */
  readonly sensitive: boolean
  /** Days; `ends`: the last on which it holds, absent for one without an end. */
  readonly contract: { readonly reference: string; readonly signed: string; readonly ends?: string }
  /** ISO 3166-1 alpha-2, where the data go. */
  readonly country: string
  /** `assessed`: when the transfer impact assessment was done. `ends`: the last day on which the mechanism holds. */
  readonly transfer?: { readonly mechanism: TransferMechanism; readonly assessed?: string; readonly ends?: string }
  readonly certifications: readonly Certification[]
  /** Where requests of customers go: an https address that takes OpenDSR requests, or an email address. */
  readonly requests: { readonly webhook?: string; readonly email?: string }
  /** What they get counts as sold (Civ. Code 1798.140(ad)). */
  readonly sale: boolean
}

/** How long the house keeps what no purpose names: proof of what was decided and said, contacts, mails of the postbox, and how much later at most anything is gone. */
export type Keeping = {
  readonly record: Retention
  readonly contacts: Retention
  readonly mails: Retention
  readonly grace: Retention
}

/** The brand's policy file, read and checked. */
export type Policy = {
  readonly brand: Brand
  readonly purposes: { readonly [purpose: string]: Purpose }
  readonly fields: { readonly [field: string]: Field }
  readonly events: { readonly [event: string]: DeclaredEvent }
  readonly context: { readonly [field: string]: ContextField }
  /** By the id the banner uses, letter for letter. */
  readonly consentCategories: { readonly [category: string]: ConsentCategory }
  readonly budgets: readonly Budget[]
  readonly quietHours: readonly QuietHours[]
  /** For customers who have not chosen. */
  readonly dial: Dial
  /** Whole years. */
  readonly adultAge: number
  /** Whole days between telling people of a change that uses more of their data, and the change. */
  readonly changeNoticeDays: number
  /** The brand's own rules, by name. */
  readonly rules: OwnRules
  /** What customers may ask not to be brought up. */
  readonly topics: { readonly [topic: string]: Topic }
  /** Absent: nobody's impulses are looked for; the limits that a customer states hold all the same. */
  readonly impulseGuard?: ImpulseGuard
  /** Absent: nothing is suggested to anybody. */
  readonly recommendations?: Recommendations
  /** Offers that are made by score, by name. */
  readonly algorithms: { readonly [name: string]: Algorithm }
  /** Absent: the desk of `deskOf`. */
  readonly rights?: RightsDesk
  /** Absent: nobody is asked anything for audits alone. */
  readonly vault?: Vault
  /** Who outside may get data of customers, by name. */
  readonly vendors: { readonly [vendor: string]: Vendor }
  readonly keeping: Keeping
}
