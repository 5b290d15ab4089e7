import { shallowReactive } from 'vue'
import type { Answer, Problem } from '@/api/problem'

/** A page of a list, newest first, and where the next one begins; null where it is the last. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** How far a list has been read. */
export interface Pages {
  /** True from the first page on. */
  readonly isLoaded: boolean
  readonly isReading: boolean
  readonly hasMore: boolean
  /** Why the last page could not be had. */
  readonly problem: Problem | null
  /** Reads the next page. */
  readMore(): Promise<void>
  /** Forgets how far it was read, and what is on its way. */
  restart(): void
}

/**
 * Reads a list page by page. `add` takes what a page has, and says whether that was new; pages without anything new are passed over, so
 * that nobody asks for more and sees nothing come.
 */
export function usePages<T>(read: (next: string | null) => Promise<Answer<Page<T>>>, add: (items: readonly T[]) => boolean): Pages {
  const state = shallowReactive({ isLoaded: false, isReading: false, hasMore: true, problem: null as Problem | null, readMore, restart })
  let next: string | null = null
  let run = 0

  async function readMore(): Promise<void> {
    if (state.isReading || !state.hasMore) return
    state.isReading = true
    const own = run
    for (let isNew = false; !isNew && state.hasMore; ) {
      const answer = await read(next)
      if (own !== run) return
      state.problem = answer.ok ? null : answer.problem
      if (!answer.ok) break
      next = answer.data.next
      state.hasMore = next !== null
      isNew = add(answer.data.items)
      state.isLoaded = true
    }
    state.isReading = false
  }

  function restart(): void {
    run++
    next = null
    state.isLoaded = state.isReading = false
    state.hasMore = true
    state.problem = null
  }

  return state
}
