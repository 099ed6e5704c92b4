export { type AttributeValue, applyAttributes, applyPlace, codeOf, type StatePlace } from './attributes.ts'
export {
  addContact,
  applyChoice,
  forgetContacts,
  noteMeaning,
  noteNight,
  type Preference,
  removeContact,
  type StateChoice,
} from './changes.ts'
export { type Codes, noWord, openCodes } from './codes.ts'
export { countryCode, countryOf } from './country.ts'
export { describeState } from './describe.ts'
export { ageOf, factsOf, happeningsOf, subscriptionsOf } from './facts.ts'
export { erase, expire, exportOf } from './keeping.ts'
export {
  type AttributeColumn,
  budgetsKept,
  contactsKept,
  layoutFrom,
  type Meaning,
  mostTopics,
  type Nights,
  quietHoursKept,
  type Ring,
  ringKept,
  type Slot,
  type StateLayout,
} from './layout.ts'
export { consentFlags, Standing } from './standing.ts'
export { changedTo, readState, readStates, type StoredState, staleStates, stateChange } from './state-store.ts'
export { attributeColumn, type Readable, slotColumns } from './tiles/index.ts'
export { traitOf, traitsOf } from './traits.ts'
