export { type Reminder, watchDeadlines } from './deadlines.ts'
export { type Done, doRight } from './do-right.ts'
export { askProof, isProof, proveAndDo } from './identity.ts'
export { rightsPath } from './notices.ts'
export { type OpenedRequest, openRequest, type RequestAsk } from './open-request.ts'
export { type Corrections, correctable, parseCorrections } from './parse-correction.ts'
export type { RightsRefusal } from './refusal.ts'
export {
  acknowledgeRequest,
  answerRequest,
  askAboutRequest,
  clarifyRequest,
  extendRequest,
  proveByStaff,
  refuseRequest,
  withdrawRequest,
} from './staff-moves.ts'
export { tellStaff } from './tell-staff.ts'
export { askWayIn, carryLetters } from './visitor.ts'
