export { erase, expire, exportOf } from './keeping.ts'
export {
  askerOf,
  countLetters,
  dueLetters,
  keepLetter,
  type Letter,
  settleLetter,
  takeLetter,
} from './letter-store.ts'
export {
  isInTime,
  isSettled,
  type RequestState,
  type RequestVia,
  type RequestWords,
  type RightsRequest,
  type Stage,
  stages,
} from './request.ts'
export {
  countStages,
  findRequest,
  openRequests,
  type QueuePlace,
  readRequest,
  requestPatch,
  requestRow,
  requestsOf,
  settledRequests,
  wordsOfRequest,
} from './request-store.ts'
export {
  type DeskRight,
  deskRightNames,
  deskRights,
  type ExtensionReason,
  extensionReasons,
  type Identity,
  isDeskRight,
  isExtensionReason,
  isRefusalReason,
  type RefusalReason,
  refusalReasons,
} from './right.ts'
export { afterStep, type DueDate, firstState, isDoneByHouse, type Step, type StepRefusal, stageOf } from './step.ts'
export { claimTelling, releaseTelling, untoldRequests } from './telling-store.ts'
