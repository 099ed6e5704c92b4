/** Requests of customers that go on to whoever got their data, and what became of them. */
export { type AnswerRefusal, answerIn, answerTask, type TaskAnswer } from './answer.ts'
export { type ForwardAsk, forwardRequest } from './forward.ts'
export { openIdentities as identitiesOf } from './identities.ts'
export { mayEndShares, tellRemovals } from './removals.ts'
export { sendDueTasks } from './send-due.ts'
export { isOver, refusalReasons, type TaskState, type VendorTask } from './task.ts'
export { countTasks, forwardsOf, listTasks, readTask } from './task-store.ts'
export { isSigned, vendorSecret } from './vendor-secret.ts'
