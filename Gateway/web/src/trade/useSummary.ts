import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { signedIn } from '@/access/access'
import { api, answerOf, type Schemas } from '@/api/client'
import type { Problem } from '@/api/problem'
import { liveState, useTopic } from '@/live/live'
import type { TopicState } from '@/live/topic'

export type Summary = Schemas['SummaryAnswer']

/** The account of whoever is signed in, kept up to date. */
export interface SummaryState {
  /** Null until it has come, and while there is no account. */
  readonly summary: ShallowRef<Summary | null>
  /** True where the gateway knows no account: the first money makes one. */
  readonly isNew: ShallowRef<boolean>
  readonly problem: ShallowRef<Problem | null>
  /** What tells of changes. */
  readonly topic: TopicState
  /** Reads the account anew. What is asked for while one is under way is done once after it. */
  refresh(): Promise<void>
}

const settleMs = 60

/** Reads the account now, and whenever its balances change: by a command here or elsewhere, a trigger that fires, a trade that expires. */
export function useSummary(): SummaryState {
  const summary = shallowRef<Summary | null>(null)
  const isNew = shallowRef(false)
  const problem = shallowRef<Problem | null>(null)
  let reading: Promise<void> | null = null
  let isStale = false
  let timer: ReturnType<typeof setTimeout> | null = null

  async function read(): Promise<void> {
    const user = signedIn.value?.user
    if (user === undefined) return
    const answer = await answerOf(api.GET('/api/v1/users/{user}/summary', { params: { path: { user } } }))
    if (signedIn.value?.user !== user) return
    isNew.value = !answer.ok && answer.problem.code === 'unknown_user'
    problem.value = answer.ok || isNew.value ? null : answer.problem
    if (answer.ok) summary.value = answer.data
  }

  async function refresh(): Promise<void> {
    isStale = true
    reading ??= (async () => {
      while (isStale) {
        isStale = false
        await read()
      }
    })().finally(() => (reading = null))
    await reading
  }

  // Several balances change by one command.
  function refreshSoon(): void {
    timer ??= setTimeout(() => {
      timer = null
      void refresh()
    }, settleMs)
  }

  const topic = useTopic({ channel: 'balances', isPrivate: true }, { snapshot: refreshSoon, update: refreshSoon })
  // Nothing may have changed while the gateway was away, and then no balance is told.
  watch(
    () => liveState.value.phase,
    (phase) => phase === 'live' && problem.value && refreshSoon(),
  )
  onScopeDispose(() => timer !== null && clearTimeout(timer))
  void refresh()
  return { summary, isNew, problem, topic, refresh }
}
