export { type Dispatch, type DispatchState, dispatchStates } from './dispatch.ts'
export {
  abandoned,
  countedContacts,
  dispatchChange,
  dispatchesIn,
  dispatchesOf,
  dueAgain,
  inFlight,
  plannedRow,
  readDispatch,
  type Tally,
  tallyOf,
} from './dispatch-store.ts'
export { erase, expire, exportOf, historyKeptSince, historyShortened } from './keeping.ts'
