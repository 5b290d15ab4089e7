import { onScopeDispose, ref, shallowRef } from 'vue'
import { api, answerOf, type Schemas } from '@/api/client'
import type { Problem } from '@/api/problem'
import { RateWindow } from './rate'

export type SystemFigures = Schemas['SystemAnswer']

const periodMs = 1_000
const historyMax = 60

/** The figures of the gateway, read each second while somebody looks. */
export function useSystem() {
  const figures = shallowRef<SystemFigures | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const commandsPerSecond = ref<number | null>(null)
  const messagesPerSecond = ref<number | null>(null)
  /** The last minute of commands a second, oldest first. */
  const history = shallowRef<readonly number[]>([])
  const rate = new RateWindow(5_000)
  const messageRate = new RateWindow(5_000)
  let timer: ReturnType<typeof setTimeout> | null = null
  let isDone = false

  async function read(): Promise<void> {
    if (!document.hidden) {
      const answer = await answerOf(api.GET('/api/v1/system'))
      if (isDone) return
      problem.value = answer.ok ? null : answer.problem
      if (answer.ok) take(answer.data)
    }
    timer = setTimeout(() => void read(), periodMs)
  }

  function take(read: SystemFigures): void {
    figures.value = read
    const total = Object.values(read.commands).reduce((sum, count) => sum + count, 0)
    const now = performance.now()
    commandsPerSecond.value = rate.take(now, total)
    messagesPerSecond.value = messageRate.take(now, read.live.framesSent)
    if (commandsPerSecond.value !== null) history.value = [...history.value, commandsPerSecond.value].slice(-historyMax)
  }

  onScopeDispose(() => {
    isDone = true
    if (timer !== null) clearTimeout(timer)
  })
  void read()
  return { figures, problem, commandsPerSecond, messagesPerSecond, history }
}
