import { ref, shallowRef } from 'vue'
import { answerOf, api } from '@/api/client'
import type { Problem } from '@/api/problem'
import type { Instrument } from './orderForm'

/** The instruments that can be traded, read once and again on demand. */
export function useInstruments() {
  const instruments = shallowRef<readonly Instrument[]>([])
  const problem = shallowRef<Problem | null>(null)
  const isLoaded = ref(false)

  async function load(): Promise<void> {
    const answer = await answerOf(api.GET('/api/v3/exchangeInfo'))
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    instruments.value = answer.data.instruments
    isLoaded.value = true
  }

  void load()
  return { instruments, problem, isLoaded, load }
}
