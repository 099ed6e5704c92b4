export { type Scope, type Suppression, suppressionIndexOf, suppressionOf, suppressionRow } from './suppression-store.ts'
