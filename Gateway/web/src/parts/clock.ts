import { onScopeDispose, ref, type Ref } from 'vue'
import { serverNow } from '@/api/serverTime'

const now = ref(serverNow())
let users = 0
let timer: ReturnType<typeof setInterval> | null = null

/** The time by the gateway's clock, Unix milliseconds, four times a second; one timer for all who watch it. */
export function useNow(): Ref<number> {
  now.value = serverNow()
  users++
  timer ??= setInterval(() => (now.value = serverNow()), 250)
  onScopeDispose(() => {
    if (--users > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  })
  return now
}
