import {
  type Budget,
  type Channel,
  channels,
  consentTypes,
  type Dial,
  dials,
  type GuardWish,
  guardWishes,
  type Instant,
  type QuietHours,
} from '@candor/terms'
import {
  contactSize,
  contactsKept,
  type Meaning,
  meanings,
  type Ring,
  ringAt,
  type StateLayout,
  slotIndex,
  slotSize,
} from './layout.ts'
import { readBudgets, readQuietHours, writeBudgets, writeQuietHours } from './limits.ts'
import { readRing, writeRing } from './rings.ts'

// Header, little endian. Instants are float64 milliseconds (0 = none), codes are uint16 (0 = unknown).
const at = {
  country: 0,
  region: 2,
  zone: 4,
  language: 6,
  known: 8, // a bit per channel: there is an address
  suppressed: 10, // a bit per channel: suppressed for what a withdrawal bars
  undeliverable: 12, // a bit per channel: suppressed for everything
  dial: 14, // low bits: 0 = not chosen, else index + 1; high bit: processing is restricted
  contacts: 15,
  pausedUntil: 16,
  contactsKnownSince: 24,
  quietHours: 32, // 3 × (from u16, to u16, days u16)
  budgets: 50, // 6 × (channel u8, max u8, hours u16)
  limitsEnd: 74,
  guard: 74, // low bits: 0 = not chosen, else index + 1; high bit: no advertising at night
  purchasesAWeek: 75, // 0 = no such limit
  topics: 76, // a bit per topic: not to be brought up
  newest: 80, // a float64 per meaning
} as const

const none: readonly string[] = []

export const consentFlags = { given: 1, parental: 2, explicit: 4, optOutOffered: 8 } as const

/**
 * One customer's decision state, read and changed in place. `load` copies a stored row into this object's own buffer, so
 * one object can walk over millions of rows without allocating.
 */
export class Standing {
  readonly layout: StateLayout
  readonly bytes: Uint8Array<ArrayBuffer>
  private readonly view: DataView

  constructor(layout: StateLayout) {
    this.layout = layout
    this.bytes = new Uint8Array(layout.size)
    this.view = new DataView(this.bytes.buffer)
  }

  load(row: Uint8Array): this {
    if (row.length !== this.layout.size)
      throw new Error(`state of ${row.length} bytes under a layout of ${this.layout.size}`)
    this.bytes.set(row)
    return this
  }

  clear(): this {
    this.bytes.fill(0)
    for (let i = 0; i < this.layout.attributes.length; i++) this.setAttribute(i, undefined)
    return this
  }

  copy(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice()
  }

  /** Two ASCII letters packed; 0 when unknown. */
  get countryCode(): number {
    return this.view.getUint16(at.country, true)
  }
  set countryCode(code: number) {
    this.view.setUint16(at.country, code, true)
  }
  get regionCode(): number {
    return this.view.getUint16(at.region, true)
  }
  set regionCode(code: number) {
    this.view.setUint16(at.region, code, true)
  }
  get zoneCode(): number {
    return this.view.getUint16(at.zone, true)
  }
  set zoneCode(code: number) {
    this.view.setUint16(at.zone, code, true)
  }
  get languageCode(): number {
    return this.view.getUint16(at.language, true)
  }
  set languageCode(code: number) {
    this.view.setUint16(at.language, code, true)
  }

  knows(channel: Channel): boolean {
    return this.bit(at.known, channel)
  }
  setKnows(channel: Channel, yes: boolean): void {
    this.setBit(at.known, channel, yes)
  }
  suppression(channel: Channel): boolean | 'undeliverable' {
    return this.bit(at.undeliverable, channel) ? 'undeliverable' : this.bit(at.suppressed, channel)
  }
  setSuppression(channel: Channel, scope: 'marketing' | 'all'): void {
    this.setBit(scope === 'all' ? at.undeliverable : at.suppressed, channel, true)
  }
  /** Lifts what the customer asked for; an address that cannot be written to stays suppressed. */
  liftSuppression(channel: Channel): void {
    this.setBit(at.suppressed, channel, false)
  }
  /** Forgets every address and what was known of it, before those there are now are marked. */
  clearAddresses(): void {
    this.bytes.fill(0, at.known, at.dial)
  }

  get dial(): Dial | undefined {
    const code = (this.bytes[at.dial] as number) & 0x7f
    return code === 0 ? undefined : dials[code - 1]
  }
  set dial(dial: Dial | undefined) {
    const code = dial === undefined ? 0 : dials.indexOf(dial) + 1
    this.bytes[at.dial] = ((this.bytes[at.dial] as number) & 0x80) | code
  }
  /** What is held is only stored. */
  get restricted(): boolean {
    return ((this.bytes[at.dial] as number) & 0x80) !== 0
  }
  set restricted(yes: boolean) {
    const others = (this.bytes[at.dial] as number) & 0x7f
    this.bytes[at.dial] = yes ? others | 0x80 : others
  }
  get guard(): GuardWish | undefined {
    return guardWishes[((this.bytes[at.guard] as number) & 0x7f) - 1]
  }
  set guard(wish: GuardWish | undefined) {
    const code = wish === undefined ? 0 : guardWishes.indexOf(wish) + 1
    this.bytes[at.guard] = ((this.bytes[at.guard] as number) & 0x80) | code
  }
  get noOffersAtNight(): boolean {
    return ((this.bytes[at.guard] as number) & 0x80) !== 0
  }
  set noOffersAtNight(yes: boolean) {
    this.bytes[at.guard] = ((this.bytes[at.guard] as number) & 0x7f) | (yes ? 0x80 : 0)
  }
  /** 0 when the customer set no such limit. */
  get purchasesAWeek(): number {
    return this.bytes[at.purchasesAWeek] as number
  }
  set purchasesAWeek(most: number) {
    this.bytes[at.purchasesAWeek] = most
  }
  /** Topics not to be brought up, of those the policy declares. */
  get avoidTopics(): readonly string[] {
    const bits = this.view.getUint32(at.topics, true)
    return bits === 0 ? none : this.layout.topics.filter((_, i) => (bits & (1 << i)) !== 0)
  }
  set avoidTopics(topics: readonly string[]) {
    const bits = this.layout.topics.reduce((all, topic, i) => (topics.includes(topic) ? all | (1 << i) : all), 0)
    this.view.setUint32(at.topics, bits >>> 0, true)
  }
  /** 0 when not paused. */
  get pausedUntil(): Instant {
    return this.view.getFloat64(at.pausedUntil, true)
  }
  set pausedUntil(until: Instant) {
    this.view.setFloat64(at.pausedUntil, until, true)
  }

  /** Has the customer set any quiet hours or budgets? */
  get hasLimits(): boolean {
    for (let i: number = at.quietHours; i < at.limitsEnd; i++) if (this.bytes[i] !== 0) return true
    return false
  }
  get quietHours(): readonly QuietHours[] {
    return readQuietHours(this.view, at.quietHours)
  }
  /** At most three; throws a RangeError for what a state cannot hold, so that nothing a customer said is lost unseen. */
  set quietHours(windows: readonly QuietHours[]) {
    writeQuietHours(this.view, at.quietHours, windows)
  }
  get budgets(): readonly Budget[] {
    return readBudgets(this.view, at.budgets)
  }
  /** At most six; throws a RangeError for what a state cannot hold. */
  set budgets(budgets: readonly Budget[]) {
    writeBudgets(this.view, at.budgets, budgets)
  }

  /** Instant of the newest event of this meaning, 0 when there was none. */
  newest(meaning: Meaning): Instant {
    return this.view.getFloat64(at.newest + meanings.indexOf(meaning) * 8, true)
  }
  setNewest(meaning: Meaning, instant: Instant): void {
    this.view.setFloat64(at.newest + meanings.indexOf(meaning) * 8, instant, true)
  }

  /** The newest few of a kind, newest first, in whole seconds; empty where the policy keeps none. */
  ring(ring: Ring): readonly Instant[] {
    const base = ringAt(this.layout, ring)
    return base < 0 ? [] : readRing(this.view, base)
  }
  setRing(ring: Ring, instants: readonly Instant[]): void {
    const base = ringAt(this.layout, ring)
    if (base >= 0) writeRing(this.view, base, instants)
  }

  /** Instant of the newest yes in a slot, 0 when none. */
  consentAt(slot: number): Instant {
    return this.view.getFloat64(this.slot(slot), true)
  }
  optOutAt(slot: number): Instant {
    return this.view.getFloat64(this.slot(slot) + 8, true)
  }
  flags(slot: number): number {
    return this.bytes[this.slot(slot) + 16] as number
  }
  /** Index into `consentTypes`. */
  consentType(slot: number): number {
    return this.bytes[this.slot(slot) + 17] as number
  }
  setConsent(slot: number, instant: Instant, type: (typeof consentTypes)[number], flags: number): void {
    const base = this.slot(slot)
    this.view.setFloat64(base, instant, true)
    this.bytes[base + 16] = flags | consentFlags.given
    this.bytes[base + 17] = consentTypes.indexOf(type)
  }
  setOptOut(slot: number, instant: Instant): void {
    this.view.setFloat64(this.slot(slot) + 8, instant, true)
  }
  slotOf(purpose: string, channel: string): number {
    return slotIndex(this.layout, purpose, channel)
  }

  /** Contacts are kept oldest first; those on the same instant in the order of the closed list of channels. */
  get contactCount(): number {
    return this.bytes[at.contacts] as number
  }
  contactAt(i: number): Instant {
    return this.view.getFloat64(this.contact(i), true)
  }
  contactChannel(i: number): Channel {
    return channels[this.contactCode(i)] as Channel
  }
  /** Index into `channels`. */
  contactCode(i: number): number {
    return this.bytes[this.contact(i) + 8] as number
  }
  /** Makes room at `i` and writes a contact there. Throws a RangeError when there is no room. */
  insertContact(i: number, instant: Instant, code: number): void {
    const count = this.contactCount
    if (count === contactsKept) throw new RangeError(`${contactsKept} contacts are kept already`)
    const base = this.contact(i)
    this.bytes.copyWithin(base + contactSize, base, this.layout.contactBase + count * contactSize)
    this.view.setFloat64(base, instant, true)
    this.bytes[base + 8] = code
    this.bytes[at.contacts] = count + 1
  }
  /** Takes out `count` contacts from `i` on. What is not a contact is zero, so that equal states are equal bytes. */
  takeContacts(i: number, count = 1): void {
    const end = this.layout.contactBase + this.contactCount * contactSize
    this.bytes.copyWithin(this.contact(i), this.contact(i) + count * contactSize, end)
    this.bytes.fill(0, end - count * contactSize, end)
    this.bytes[at.contacts] = this.contactCount - count
  }
  /** No contact is older than this; such may be missing. 0 when none was dropped. */
  get contactsKnownSince(): Instant {
    return this.view.getFloat64(at.contactsKnownSince, true)
  }
  set contactsKnownSince(instant: Instant) {
    this.view.setFloat64(at.contactsKnownSince, instant, true)
  }

  /** A number, a dictionary code for text, 0 or 1, or days since 1970 for dates; NaN when missing. */
  attribute(i: number): number {
    return this.view.getFloat64(this.layout.attributeBase + i * 8, true)
  }
  setAttribute(i: number, value: number | undefined): void {
    // One NaN and one zero, so that equal states are equal bytes.
    const known = value === undefined || Number.isNaN(value) ? Number.NaN : value + 0
    this.view.setFloat64(this.layout.attributeBase + i * 8, known, true)
  }

  private slot(i: number): number {
    return this.layout.slotBase + i * slotSize
  }
  private contact(i: number): number {
    if (i < 0 || i >= contactsKept) throw new RangeError(`contact ${i} of ${contactsKept}`)
    return this.layout.contactBase + i * contactSize
  }
  private bit(offset: number, channel: Channel): boolean {
    return (this.view.getUint16(offset, true) & (1 << channels.indexOf(channel))) !== 0
  }
  private setBit(offset: number, channel: Channel, on: boolean): void {
    const mask = 1 << channels.indexOf(channel)
    const now = this.view.getUint16(offset, true)
    this.view.setUint16(offset, on ? now | mask : now & ~mask, true)
  }
}
