import { onScopeDispose, shallowRef, triggerRef, type ShallowRef } from 'vue'

/**
 * A value that changes more often than anybody can see: it is changed in place, and what shows it is drawn anew at most once for each
 * picture of the screen.
 */
export function useFrames<T>(value: T): { readonly shown: ShallowRef<T>; changed(): void } {
  const shown = shallowRef(value)
  let handle = 0
  onScopeDispose(() => cancelAnimationFrame(handle))
  return {
    shown,
    changed() {
      if (handle !== 0) return
      handle = requestAnimationFrame(() => {
        handle = 0
        triggerRef(shown)
      })
    },
  }
}
