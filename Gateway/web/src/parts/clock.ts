import { computed, onScopeDispose, ref, type ComputedRef } from 'vue'
import { serverNow } from '@/api/serverTime'

const ticks = ref(0)
let users = 0
let timer: ReturnType<typeof setInterval> | null = null

/** The time, Unix milliseconds, four times a second: by the gateway's clock, or another one. One timer for all who watch it. */
export function useNow(clock: () => number = serverNow): ComputedRef<number> {
  users++
  timer ??= setInterval(() => ticks.value++, 250)
  onScopeDispose(() => {
    if (--users > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  })
  return computed(() => (ticks.value, clock()))
}
