/** Whether two byte strings are equal. For what is public: it tells by time where they differ. */
export const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
