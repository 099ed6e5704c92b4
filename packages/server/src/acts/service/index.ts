export { carryService } from './carry.ts'
export { servicePurpose } from './purpose.ts'
export type { ServiceAct } from './service-act.ts'
