import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

/** What changes more often than anybody can see: after changes it is read at most once for each picture of the screen. */
export function useFrames<T>(read: () => T): { readonly shown: ShallowRef<T>; changed(): void } {
  const shown = shallowRef(read())
  let handle = 0
  onScopeDispose(() => cancelAnimationFrame(handle))
  return {
    shown,
    changed() {
      if (handle !== 0) return
      handle = requestAnimationFrame(() => {
        handle = 0
        shown.value = read()
      })
    },
  }
}
