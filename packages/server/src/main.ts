/**
 * The house, floor by floor: adapters (store, keys, channels, clock), record (entries, log, outbox), brand and customers,
 * decisions, acts, answers, pages, entrypoints. This file is its front door.
 */
export { type HouseOptions, type OpenHouse, openHouse } from './entrypoints/house/index.ts'
export { type Server, type StartOptions, startServer } from './entrypoints/server/index.ts'
