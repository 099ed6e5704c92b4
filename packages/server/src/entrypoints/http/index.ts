/** The HTTP entrypoint: routes of the API with their shapes, access and errors, and everything around them. */
export { type HttpApp, httpApp } from './app.ts'
export { addressReader } from './client-address.ts'
export { type LiveCall, type LiveFeed, openLiveFeed, type TurnedAway } from './collect/live.ts'
export type { HttpDeps } from './deps.ts'
export { pruneImportRequests } from './import-requests.ts'
export { problem } from './problem.ts'
export type { Route } from './route.ts'
