import { ref, shallowRef, watch } from 'vue'
import { anonymousApi, answerOf, useTokens } from '@/api/client'
import { live } from '@/live/live'
import { Session, type SignedIn } from './session'

/** Who is signed in, for the pages to show and to watch. */
export const signedIn = shallowRef<SignedIn>(null)

/** True where the login ended without the user's doing, until somebody signs in. */
export const hasEnded = ref(false)

/** The login of this page. */
export const session = new Session(
  {
    register: (user, password) => answerOf(anonymousApi.POST('/api/v1/auth/register', { body: { user, password } })),
    login: (user, password) => answerOf(anonymousApi.POST('/api/v1/auth/login', { body: { user, password } })),
    refresh: (refreshToken) => answerOf(anonymousApi.POST('/api/v1/auth/refresh', { body: { refreshToken } })),
    logout: async (refreshToken) => void (await answerOf(anonymousApi.POST('/api/v1/auth/logout', { body: { refreshToken } }))),
  },
  (now, reason) => {
    hasEnded.value = reason === 'ended'
    if (now?.user !== signedIn.value?.user || now?.role !== signedIn.value?.role) signedIn.value = now
  },
)

/** Has the API and the live connection use the login. */
export function shareSession(): void {
  useTokens(session)
  live.useTokens(session)
  watch(signedIn, () => live.changeCaller())
}
