import { onScopeDispose, ref, type Ref } from 'vue'

const now = ref(Date.now())
let users = 0
let timer: ReturnType<typeof setInterval> | null = null

/** The time, Unix milliseconds, four times a second; one timer for all who watch it. */
export function useNow(): Ref<number> {
  now.value = Date.now()
  users++
  timer ??= setInterval(() => (now.value = Date.now()), 250)
  onScopeDispose(() => {
    if (--users > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  })
  return now
}
