import { anyConsents, consentsNamed, isUnion } from './law/common.ts'
import { type Case, living, type Opinion, type ReferenceRule } from './reference-case.ts'

const deny: Opinion = { says: 'deny' }
const satisfied: Opinion = { says: 'satisfied' }
const adequate = ['AD', 'AR', 'CA', 'FO', 'GB', 'GG', 'IL', 'IM', 'JE', 'JP', 'KR', 'NZ', 'CH', 'UY']

function staysOrFits({ act: { transfer }, policy: { brand } }: Case): boolean {
  const { to, mechanism, dpfCertified, tia } = transfer!
  if (mechanism === 'privacy-shield') return false
  if (to === brand.country || (isUnion(to) && isUnion(brand.country))) return true
  if (mechanism === 'adequacy') return isUnion(to) || adequate.includes(to)
  if (mechanism === 'dpf') return to === 'US' && dpfCertified === true
  return ['scc', 'bcr'].includes(mechanism ?? '') && tia === true
}

/** The house rules on recipients again, each from its sentence alone. */
export const sharingReferenceRules: readonly ReferenceRule[] = [
  {
    id: 'house-vendor',
    pack: 'house-rules',
    judge: ({ act }) => {
      if (act.kind !== 'share') return undefined
      if (act.undeclared) return deny
      return act.recipient ? satisfied : undefined
    },
  },
  {
    id: 'house-vendor-contract',
    pack: 'house-rules',
    judge: ({ act, at }) => {
      if (act.kind !== 'share' || !act.recipient) return undefined
      return act.contract && at < (act.contractEnds ?? Number.POSITIVE_INFINITY) ? satisfied : deny
    },
  },
  {
    id: 'house-vendor-certification',
    pack: 'house-rules',
    judge: ({ act, at }) => {
      if (act.kind !== 'share' || act.certificationEnds === undefined) return undefined
      return at < act.certificationEnds ? satisfied : deny
    },
  },
  {
    id: 'house-transfer',
    pack: 'house-rules',
    judge: question => {
      const { act } = question
      if (act.kind !== 'share' || !act.recipient || !act.transfer) return undefined
      const agreed = act.transfer.mechanism === 'consent' && consentsNamed(question, 'transfer').length > 0
      return staysOrFits(question) || agreed ? satisfied : deny
    },
  },
  {
    id: 'house-sale',
    pack: 'house-rules',
    judge: question => {
      const { act } = question
      if (act.kind !== 'share' || !['sale', 'cross-context-ads'].includes(act.purpose)) return undefined
      return living(question).length > 0 ? satisfied : deny
    },
  },
  {
    id: 'house-privacy-signal',
    pack: 'house-rules',
    judge: question => {
      const { act, facts } = question
      if (act.kind !== 'share' || !['sale', 'cross-context-ads', 'ads'].includes(act.purpose)) return undefined
      if (!facts.gpc) return undefined
      return anyConsents(question).some(({ afterConflictNotice }) => afterConflictNotice) ? { says: 'lapsed' } : deny
    },
  },
]
