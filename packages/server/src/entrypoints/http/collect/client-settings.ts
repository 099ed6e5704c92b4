/**
 * What Segment's browser client reads before its first call: one integration, ourselves, at our own public address. Any key
 * gets the same: without an address the client would send everything to its maker, and an answer that told known keys from
 * unknown ones would let anybody try keys.
 */
export function clientSettings(key: string, publicUrl: string): object {
  const { protocol, host } = new URL(publicUrl)
  return {
    integrations: { 'Segment.io': { apiKey: key, apiHost: `${host}/v1`, protocol: protocol.slice(0, -1) } },
    // Numbers about the client itself: nobody here needs them.
    metrics: { sampleRate: 0, host: `${host}/v1` },
    plan: {},
    edgeFunction: {},
    enabledMiddleware: {},
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  }
}
