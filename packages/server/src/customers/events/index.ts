export type { CustomerEvent, EventFields, EventPlace, EventValue, StoredEvent } from './event.ts'
export { type EventPage, eventRow, eventsOf } from './event-store.ts'
export { dueEvents, erase, expire, exportOf } from './keeping.ts'
export { type Meanings, meaningsOf } from './meanings.ts'
