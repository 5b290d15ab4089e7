import { computed, ref, type ComputedRef } from 'vue'
import type { Problem } from '@/api/problem'
import type { Faults, TradeField } from './rules'

/** What is wrong with a form of day trading: what the gateway has refused, and, once typed or tried, what its rules see at once. */
export function useFaults() {
  const isTried = ref(false)
  const faults = ref<Faults>({})
  const problem = ref<Problem | null>(null)

  function forget(): void {
    faults.value = {}
    problem.value = null
  }

  /** What to say beside a field; null where nothing is wrong with it. */
  function errorOf(field: TradeField, text: () => string, check: (text: string) => string | null): ComputedRef<string | null> {
    return computed(() => (text() || isTried.value ? check(text()) : null) ?? faults.value[field] ?? null)
  }

  return { isTried, faults, problem, forget, errorOf }
}
