export { changeTelling, noticeCampaign } from './tell-change.ts'
