/** Why a campaign could not do what was asked: a stable code, and a sentence for the person who asked. */
export type Refusal = { readonly code: RefusalCode; readonly says: string }
export type RefusalCode =
  | 'campaign-unknown'
  | 'campaign-exists'
  | 'campaign-state'
  | 'campaign-same-person'
  | 'campaign-invalid'
  | 'try-again'

export const unknownCampaign = (name: string): Refusal => ({
  code: 'campaign-unknown',
  says: `There is no campaign "${name}".`,
})

/** Lost against somebody else three times in a row; nothing was changed. */
export const tryAgain: Refusal = {
  code: 'try-again',
  says: 'Somebody else is changing this. Nothing was changed; try again in a moment.',
}
