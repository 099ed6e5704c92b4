export { dueForReview } from '@candor/gate'
export { applyAddresses } from './addresses.ts'
export { checkSample, type SampleCheck } from './check-sample.ts'
export { checkStates, type Difference, type StateCheck } from './check-states.ts'
export { Collecting } from './collect.ts'
export {
  type CallLike,
  CallsAlike,
  type CollectedCall,
  type CollectionRecord,
  collectionIn,
  collectionJson,
  type PurposeVerdict,
} from './collection-record.ts'
export { type CurrentState, currentState } from './current-state.ts'
export { type ContactAsk, type Decided, decideContact } from './decide.ts'
export { type DecidedOffer, decideOffer, type OfferAsk, saidNoTo } from './decide-offer.ts'
export { type DecidedProfile, decideProfile, type ProfileAsk } from './decide-profile.ts'
export { type DecidedRight, decideRight, type RightAsk } from './decide-right.ts'
export { type DecidedShare, decideShare, type ShareAsk } from './decide-share.ts'
export { type DecisionRecord, decisionIn, type SharePart } from './decision-record.ts'
export { type Explanation, explain, type Language, type RulePage, ruleIds, rulesOf, type Wording } from './explain.ts'
export { gateOf } from './gate-of.ts'
export type { House, KeptMail } from './house.ts'
export { type Judge, openJudge } from './judge.ts'
export { judgeUnder } from './judge-under.ts'
export { mayLearnFrom } from './may-learn-from.ts'
export { nightOf, noteNights, retellNights } from './nights.ts'
export { objectable, restrictWeighed, weighedIn } from './objections.ts'
export type { OfferDecided, OfferPart } from './offer-decided.ts'
export { ownRulesOf } from './own-rules.ts'
export { Classes, nobody, type Sorted, type Sorting, sortedFor } from './plan/index.ts'
export { preview, previewSeat } from './preview.ts'
export { fieldsFor } from './purpose-fields.ts'
export { rebuildStale, stateFromTruth } from './rebuild.ts'
export { type ReplayAsk, type ReplayReport, replayDecisions } from './replay/replay.ts'
export { fieldsTold, type ShareAct, type Sharing, shareAct } from './share-act.ts'
export type { Remainder, Shown, ShownItem, Term } from './shown.ts'
export { unfitFor } from './vendor-fitness.ts'
export { gatherWhole, type Half, preferenceOf, stateOfWhole, type Whole, wordsAbout } from './whole.ts'
