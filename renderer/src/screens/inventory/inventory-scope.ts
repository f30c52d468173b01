import type { InjectionKey, Ref } from 'vue'

/** An expression that the lists hold to besides their own filters; the frame provides it, empty where nothing is narrowed. */
export const INVENTORY_SCOPE: InjectionKey<Readonly<Ref<string>>> = Symbol('inventory scope')
