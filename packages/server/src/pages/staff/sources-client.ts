import type { Source, WriteKey } from '../../brand/sources/index.ts'
import { type Html, html } from '../look/index.ts'

/** How the usual clients are pointed here, with the key where it may be shown. */
export function pointingPart(url: string, { kind }: Source, { shown }: WriteKey): Html {
  const key = kind === 'public' ? shown : 'the key that was shown when it was made'
  const lines =
    kind === 'public'
      ? [
          [
            'In a page, with @segment/analytics-next',
            `AnalyticsBrowser.load({ writeKey: '${key}', cdnURL: '${url}' })`,
          ],
          ['In a page, with @jitsu/js', `jitsuAnalytics({ host: '${url}', writeKey: '${key}:candor' })`],
        ]
      : [
          ['With @segment/analytics-node', `new Analytics({ writeKey, host: '${url}' })`],
          ['With @rudderstack/rudder-sdk-node', `new RudderAnalytics(writeKey, { dataPlaneUrl: '${url}' })`],
        ]
  const parts = lines.map(
    ([what, code]) =>
      html`<h3>${what}</h3><div class="plain" role="region" aria-label="${what}" tabindex="0">${code}</div>`,
  )
  return html`${kind === 'public' ? '' : html`<p>The write key is ${key}.</p>`}${parts}`
}
