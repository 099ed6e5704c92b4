/** What a site says of itself under `/.well-known/gpc.json`: it honors the signal, since when. */
export const gpcSupport = { gpc: true, lastUpdate: '2026-11-22' }
