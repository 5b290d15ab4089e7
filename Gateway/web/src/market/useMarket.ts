import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Answer, Problem } from '@/api/problem'
import { useTopic } from '@/live/live'
import type { MarketStats } from './marketData'

/** The totals, live; null until they are known. */
export function useTotals() {
  const totals = shallowRef<MarketStats | null>(null)
  const topic = useTopic<MarketStats, MarketStats>(
    { channel: 'market.stats' },
    { snapshot: (frame) => (totals.value = frame.data), update: (frame) => (totals.value = frame.data) },
  )
  return { totals, topic }
}

/**
 * What the gateway tells only when asked: read at once, and every few seconds again while anything has changed and somebody looks.
 * `version` says by another value that something has changed.
 */
export function useReading<T>(read: () => Promise<Answer<T>>, version: () => unknown, periodMs = 2_500) {
  const data = shallowRef<T | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const isLoaded = ref(false)
  let readVersion: unknown
  let isReading = false

  async function readNow(): Promise<void> {
    if (isReading) return
    isReading = true
    const before = version()
    const answer = await read()
    isReading = false
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    readVersion = before
    data.value = answer.data
    isLoaded.value = true
  }

  function readWhereChanged(): void {
    if (document.visibilityState === 'visible' && (readVersion !== version() || !isLoaded.value)) void readNow()
  }

  void readNow()
  const timer = setInterval(readWhereChanged, periodMs)
  onScopeDispose(() => clearInterval(timer))
  return { data, problem, isLoaded, readNow }
}
