import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { referenceGate } from '../reference-gate.ts'
import { lawPut } from './arbitraries.ts'
import { lawReferenceRules } from './index.ts'

/**
 * What each rule of law can say. One word is missing on purpose: a limit of hours or days refuses where it never opens.
 * The windows here all open, for the slow gate would walk 400 days to find that one does not.
 */
const words: { readonly [words: string]: readonly string[] } = {
  adjust: [...['ccpa-limit-sensitive', 'ccpa-dark-pattern', 'dsa-25-dark-pattern', 'ucpd-dark-pattern']],
  'adjust deny lapsed': [
    ...['casl-unsubscribe-final', 'canspam-optout-respected', 'eu-object-direct-marketing'],
    ...['gdpr-consent-invalid', 'uk-object-direct-marketing'],
  ],
  'adjust deny lapsed satisfied': [
    ...['eu-soft-optin-optout-at-collection', 'eu-soft-optin-similar-products', 'eu-soft-optin-same-entity'],
    ...['uk-pecr-soft-optin-fails'],
  ],
  'adjust deny permit': [
    ...['de-call-express-consent', 'eu-call-national', 'eu-b2b-named-person', 'uk-pecr-automated-call'],
    ...['uk-adm-22abcd'],
  ],
  'adjust deny permit satisfied': [...['eu-eprivacy-optin', 'fr-call-optin-2026', 'uk-pecr-optin']],
  'adjust deny satisfied': [
    ...['casl-no-consent', 'casl-consent-request-is-cem', 'uk-pecr-live-call-tps', 'id-pdp-adm-object'],
    ...['uk-dmcc-fake-reviews'],
  ],
  'adjust lapsed': [...['gdpr-retain-legal-duty']],
  'adjust permit': [
    ...['casl-transactional-with-promo', 'eu-service-with-promo', 'gdpr-art22-safeguards'],
    ...['uk-service-with-promo', 'dsa-26-ad-transparency', 'dsa-27-recommender'],
  ],
  'adjust satisfied': [
    ...['casl-form-content', 'casl-unsubscribe-mechanism', 'canspam-form', 'canspam-dual-purpose'],
    ...['ccpa-notice-at-collection', 'ccpa-admt-2027', 'eu-form', 'gdpr-notice', 'gdpr-minimisation'],
    ...['lgpd-adm-review', 'ftc-incentive-disclosure', 'ftc-insider-disclosure', 'no-sugging', 'eu-ucpd-23b'],
    ...['dsa-38-nonprofiling', 'aiact-50-1-disclose-ai', 'aiact-50-3-emotion'],
    ...['aiact-14-high-risk-oversight', 'us-bot-disclosure-ca', 'eaa-accessible', 'ada-accessible'],
    ...['bulk-oneclick'],
  ],
  'defer lapsed': [...['ccpa-12m-no-reask']],
  'defer satisfied': [
    ...['us-fl-3-per-24h', 'us-ok-3-per-24h', 'ca-utr-hours', 'tcpa-quiet-hours', 'us-fl-hours'],
    ...['us-ok-hours', 'us-wa-hours', 'us-tx-hours', 'fr-call-hours'],
  ],
  deny: [
    ...['canspam-deceptive-header', 'gdpr-purpose-limitation', 'gdpr-art22-child'],
    ...['gdpr-transfer-privacy-shield', 'ftc-no-fake-review', 'ftc-no-fake-indicators'],
    ...['ftc-company-controlled-site', 'crfa-no-gag', 'no-score-begging', 'dsa-26-3-sensitive-ads'],
    ...['dsa-28-2-minor-ads', 'ucpd-false-urgency', 'ftc-deceptive-urgency', 'aiact-5-manipulation'],
    ...['aiact-5-vulnerability'],
  ],
  'deny lapsed': [
    ...['ca-internal-dnc', 'tcpa-internal-dnc', 'tcpa-revocation-any-means', 'tcpa-revoke-all-2027'],
    ...['ccpa-optout-sale-share', 'ccpa-gpc', 'ccpa-gpc-beats-earlier-optin', 'lgpd-revocation'],
  ],
  'deny lapsed satisfied': [...['gdpr-storage-limitation']],
  'deny permit': [
    ...['pipeda-consent', 'tcpa-pewc-sms', 'tcpa-pewc-artificial-voice', 'tcpa-info-sms-consent'],
    ...['tcpa-revocation-confirm', 'us-fl-pewc', 'ccpa-service-provider', 'ccpa-under16-optin'],
    ...['ccpa-under13-parent', 'coppa-vpc-collect', 'wa-mhmda-collect', 'wa-mhmda-share', 'wa-mhmda-sell'],
    ...['eu-terminal-storage', 'gdpr-lawful-basis', 'gdpr-special-category'],
    ...['gdpr-art22', 'gdpr-art22-special', 'gdpr-processor-contract', 'gdpr-transfer-scc'],
    ...['lgpd-marketing-basis', 'lgpd-child', 'id-pdp-child', 'id-pdp-transfer'],
  ],
  'deny permit satisfied': [...['coppa-separate-disclosure', 'id-pdp-consent', 'gdpr-child-consent', 'uk-child-13']],
  'deny satisfied': [
    ...['ca-dncl-registered', 'canspam-optout-no-fee', 'tcpa-dnc-registry', 'ccpa-no-retaliation'],
    ...['coppa-retention', 'ftc-no-sentiment-incentive', 'ftc-no-suppression', 'no-review-gating'],
    ...['review-request-needs-channel-permission', 'eu-ucpd-23c', 'bulk-spam-rate'],
  ],
  'lapsed permit': [
    ...['casl-express-consent', 'casl-implied-ebr-24m', 'casl-implied-inquiry-6m'],
    ...['casl-implied-subscription-24m', 'casl-implied-published-address', 'casl-transactional-no-consent'],
    ...['ca-dncl-ebr-18m', 'canspam-affirmative-consent', 'canspam-transactional', 'tcpa-ebr-18m-3m'],
    ...['ccpa-sale-permitted-with-notice', 'ccpa-gpc-specific-consent', 'eu-soft-optin'],
    ...['eu-service-message', 'gdpr-transfer-adequate', 'uk-pecr-soft-optin', 'uk-pecr-charity-soft-optin'],
    ...['uk-pecr-corporate', 'uk-pecr-live-call', 'uk-service-message', 'uk-dsar-1m'],
  ],
  'lapsed permit satisfied': [...['canspam-optout-regime']],
  permit: [
    ...['casl-b2b-relationship-exempt', 'casl-reply-exempt', 'casl-unsubscribe-10bd', 'pipeda-dsar-30d'],
    ...['pipeda-dsar-ext-30d', 'pipeda-breach-asap', 'canspam-optout-10bd', 'tcpa-live-call-no-registry'],
    ...['tcpa-revocation-10bd', 'ccpa-ack-10bd', 'ccpa-respond-45d', 'ccpa-respond-ext-90d'],
    ...['ccpa-optout-15bd', 'wa-mhmda-rights-45d', 'gdpr-not-significant', 'gdpr-dsar-1m', 'gdpr-dsar-ext'],
    ...['gdpr-breach-72h', 'gdpr-breach-subjects', 'uk-dsar-stop-clock', 'uk-complaint-ack-30d'],
    ...['uk-breach-72h', 'lgpd-access-15d', 'lgpd-breach-3bd', 'id-pdp-withdraw-3x24', 'id-pdp-access-3x24'],
    ...['id-pdp-correct-3x24', 'id-pdp-restrict-3x24', 'id-pdp-breach-3x24', 'ftc-moderation-neutral'],
    ...['iso20488-fair-process', 'eu-ucpd-7-6'],
    ...['bulk-unsubscribe-48h'],
  ],
}

test('each rule of law has its words', () => {
  const named = Object.values(words).flat()
  assert.deepEqual(named.toSorted(), lawReferenceRules.map(({ id }) => id).toSorted())
})

test('random questions of law make each rule say each of its words, and no other', () => {
  const said = new Map<string, Set<string>>()
  for (const { policy, act, facts, at } of fc.sample(lawPut, { numRuns: 30_000, seed: 1 })) {
    for (const { rule, says } of referenceGate(policy, act, facts, at).reasons)
      said.set(rule, (said.get(rule) ?? new Set()).add(says))
  }
  const found = lawReferenceRules.map(({ id }) => [id, [...(said.get(id) ?? [])].toSorted().join(' ')])
  const expected = Object.entries(words).flatMap(([word, rules]) => rules.map(rule => [rule, word]))
  assert.deepEqual(Object.fromEntries(found), Object.fromEntries(expected))
})
