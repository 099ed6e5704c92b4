import type { Obligation } from '@candor/terms'
import type { Case, Opinion, ReferenceRule } from '../reference-case.ts'
import {
  adjust,
  deny,
  formOf,
  hasFlag,
  inEu,
  inState,
  inUk,
  inUs,
  isKind,
  isMarketing,
  isYounger,
  permitWith,
} from './common.ts'
import { hasBegun } from './dates.ts'

const onPlatform = (question: Case): boolean =>
  inEu(question) && ['online-platform', 'vlop'].includes(question.act.surface ?? 'brand-site')
const isDark = (question: Case): boolean =>
  isKind(question, 'present') &&
  hasFlag(question, 'unequal-prominence', 'confirmshaming', 'hard-cancel', 'manipulative')
const profilesFor = (question: Case, purpose: string): boolean =>
  isKind(question, 'profile') && question.act.purpose === purpose
const hurries = (question: Case): boolean =>
  isKind(question, 'contact', 'present') && hasFlag(question, 'false-urgency')
/** The bans of the AI Act, and its transparency. */
const aiActBans = '2025-02-02'
const aiAct = '2026-08-02'

/** Permits with a duty that the act fulfils, or has to. */
const duty = (question: Case, obligation: Obligation): Opinion => formOf(question, [obligation], permitWith(obligation))

const platforms: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'dsa-25-dark-pattern',
    judge: question => (onPlatform(question) && isDark(question) ? adjust('parity-of-choice') : undefined),
  },
  {
    id: 'dsa-26-ad-transparency',
    judge: question => {
      if (!onPlatform(question) || !isKind(question, 'contact', 'present', 'profile')) return undefined
      return question.act.purpose === 'ads' ? duty(question, 'label-ad-and-parameters') : undefined
    },
  },
  {
    id: 'dsa-26-3-sensitive-ads',
    judge: question =>
      onPlatform(question) && profilesFor(question, 'ads') && question.act.usesSensitive ? deny : undefined,
  },
  {
    id: 'dsa-28-2-minor-ads',
    judge: question =>
      onPlatform(question) && profilesFor(question, 'ads') && isYounger(question, 18) ? deny : undefined,
  },
  {
    id: 'dsa-27-recommender',
    judge: question =>
      onPlatform(question) && profilesFor(question, 'recommend') ? duty(question, 'recommender-parameters') : undefined,
  },
  {
    id: 'dsa-38-nonprofiling',
    judge: question => {
      if (!onPlatform(question) || question.act.surface !== 'vlop') return undefined
      return profilesFor(question, 'recommend') ? formOf(question, ['non-profiling-option']) : undefined
    },
  },
]

const fairness: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'ucpd-dark-pattern',
    judge: question => (inEu(question) && isDark(question) ? adjust('parity-of-choice') : undefined),
  },
  {
    id: 'ucpd-false-urgency',
    judge: question => ((inEu(question) || inUk(question)) && hurries(question) ? deny : undefined),
  },
  {
    id: 'ftc-deceptive-urgency',
    judge: question => (inUs(question) && hurries(question) ? deny : undefined),
  },
]

const isBannedOnce = (question: Case): boolean =>
  inEu(question) && isKind(question, 'profile', 'decide') && hasBegun(question, aiActBans)

const machines: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'aiact-5-manipulation',
    judge: question => (isBannedOnce(question) && hasFlag(question, 'manipulative') ? deny : undefined),
  },
  {
    id: 'aiact-5-vulnerability',
    judge: question => (isBannedOnce(question) && hasFlag(question, 'exploits-vulnerability') ? deny : undefined),
  },
  {
    id: 'aiact-50-1-disclose-ai',
    judge: question => {
      if (!inEu(question) || !isKind(question, 'contact') || !question.act.aiAgent) return undefined
      return hasBegun(question, aiAct) ? formOf(question, ['notify-ai-interaction']) : undefined
    },
  },
  {
    id: 'aiact-50-3-emotion',
    judge: question => {
      if (!inEu(question) || !profilesFor(question, 'emotion-recognition')) return undefined
      return hasBegun(question, aiAct) ? formOf(question, ['notify-emotion-recognition']) : undefined
    },
  },
  {
    id: 'aiact-14-high-risk-oversight',
    judge: question => {
      if (!inEu(question) || !isKind(question, 'decide') || !question.act.highRisk) return undefined
      return formOf(question, ['human-review'])
    },
  },
  {
    id: 'us-bot-disclosure-ca',
    judge: question => {
      if (!inState(question, 'CA') || !isKind(question, 'contact') || !question.act.aiAgent) return undefined
      const sells = isMarketing(question) || ['sale', 'offer', 'marketing'].includes(question.act.purpose)
      return sells ? formOf(question, ['notify-ai-interaction']) : undefined
    },
  },
]

const access: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'eaa-accessible',
    judge: question => {
      if (!inEu(question) || !isKind(question, 'present') || !hasBegun(question, '2025-06-28')) return undefined
      return formOf(question, ['accessible-format'])
    },
  },
  {
    id: 'ada-accessible',
    judge: question =>
      inUs(question) && isKind(question, 'present') ? formOf(question, ['accessible-format']) : undefined,
  },
]

export const persuasionRules: readonly ReferenceRule[] = [...platforms, ...fairness, ...machines, ...access].map(
  rule => ({ ...rule, pack: 'persuasion' }),
)
