import type { HoldGround } from '../../customers/holds/index.ts'

export const retentionPath = '/staff/retention'
export const holdsPath = `${retentionPath}/holds`
export const holdPath = (hold: string): string => `${holdsPath}/${hold}`

export const groundNames: Readonly<Record<HoldGround, string>> = {
  'legal-claim': 'A legal claim or its defence',
  'legal-duty': 'A law demands it',
  authority: 'An authority ordered it',
}
