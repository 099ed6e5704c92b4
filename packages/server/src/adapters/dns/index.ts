export { checkSenderDomain, type SenderDomain } from './check-sender-domain.ts'
export type { DkimKey } from './dkim.ts'
export type { DomainFinding } from './finding.ts'
export { fixedResolver, openResolver, type Resolver } from './resolver.ts'
