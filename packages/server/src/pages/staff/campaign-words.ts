import type { Instant } from '@candor/terms'
import type { Campaign, CampaignState } from '../../brand/campaigns/index.ts'
import { type Html, tag, wholeNumber } from '../look/index.ts'

type Word = { readonly text: string; readonly tone: 'ok' | 'info' | 'warn' | 'danger' }

const words: Readonly<Record<CampaignState, Word>> = {
  draft: { text: 'Waits for approval', tone: 'warn' },
  approved: { text: 'Approved, not sent', tone: 'info' },
  gathering: { text: 'Starting', tone: 'info' },
  sending: { text: 'Sending', tone: 'info' },
  paused: { text: 'Paused', tone: 'warn' },
  done: { text: 'Done', tone: 'ok' },
  stopped: { text: 'Stopped', tone: 'danger' },
}

export const stateTag = ({ state }: Campaign): Html => tag(words[state].text, words[state].tone)

export const campaignPath = (name: string, tab = ''): string => `/staff/campaigns/${name}${tab === '' ? '' : `/${tab}`}`

/** Nothing was handed over yet, so the plan is what there is to know. */
export const isBefore = ({ state, sentAt }: Campaign): boolean =>
  state === 'draft' || state === 'approved' || (state === 'stopped' && sentAt === null)

export const people = (n: number): string => (n === 1 ? '1 person' : `${wholeNumber(n)} people`)

/** When the campaign goes out by itself, if it says so. */
export const plannedFor = ({ definition }: Campaign): Instant | undefined => definition.timing.at
