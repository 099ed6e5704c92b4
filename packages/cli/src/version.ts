/** The version of all of Candor; every workspace has the same. */
export const version = '0.1.0'
