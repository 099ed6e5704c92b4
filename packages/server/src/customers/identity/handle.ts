/**
 * A name a client calls a customer by: the brand's own (`userId`, channel `id`), or one a device made up (`anonymousId`).
 * `device` is the same made-up name once two people have used the device: it stands for the device and for no person.
 */
export type Handle = { readonly channel: 'id' | 'anonymous' | 'device'; readonly value: string }

/** Who holds a handle. `shared`: more than one person used the device, so what it says alone belongs to none of them. */
export type Owner = { readonly customer: string; readonly shared: boolean }
