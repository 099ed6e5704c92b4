/** The brand's policy file: read, checked, named by its digest, and handed to the gate. */

export type { ChangedPart, ChangeSubject, PolicyChange } from './changes/change.ts'
export { changesBetween } from './changes.ts'
export { policyDigest } from './digest.ts'
export { faultLines } from './faults.ts'
export { fieldTypes, toGatePolicy, wakingEvents } from './gate-policy.ts'
export { asksForPrivacy } from './gpc.ts'
export { bandLabels } from './group-labels.ts'
export { eventLimit, fieldLimit, houseLimits, offerLimit, personLimit, undeclaredLimit } from './kept-for.ts'
export { declaredEvent, eventKey, traitsOf } from './lookup.ts'
export { materialOf, type PolicyNotice, whatJudges } from './notice.ts'
export { parsePolicy } from './parse.ts'
export type {
  AlarmAnswer,
  Algorithm,
  BalanceSettings,
  Brand,
  ConsentCategory,
  ContextField,
  DeclaredEvent,
  EventField,
  EventMeaning,
  EventType,
  Field,
  ImpulseGuard,
  Keeping,
  Policy,
  Purpose,
  RecommendationModel,
  Recommendations,
  RightsDesk,
  Run,
  Signal,
  Topic,
  Vault,
  VaultAttribute,
  Vendor,
  Watch,
  Without,
} from './policy.ts'
export { type KeptPolicy, type PolicyTerm, policyByDigest, policyTerms, rememberPolicy } from './policy-store.ts'
export { type Interaction, interactionsOf } from './recommendations.ts'
export { endOfRetention, startOfRetention } from './retention-start.ts'
export { deskOf } from './rights.ts'
export { proposalText } from './suggestion/proposal.ts'
export { suggestSchema } from './suggestion/suggest.ts'
export type { SuggestedField, Suggestion } from './suggestion/suggestion.ts'
export { isVaultAttribute } from './vault.ts'
export { type Ending, endingSoon, endingsOf, fieldsShared, startOf, vendorOf } from './vendor-days.ts'
export { ownName } from './vendors.ts'
