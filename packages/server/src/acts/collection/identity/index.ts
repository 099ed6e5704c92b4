export { mayReplaceAddress } from './may-replace-address.ts'
export { type Nobody, type Recognized, recognize } from './recognize.ts'
