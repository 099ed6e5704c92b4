export const privacyPath = '/privacy'
export const versionsPath = '/privacy/versions'
export const versionPath = (digest: string): string => `${versionsPath}/${digest}`
