import type { StaffPage } from '../page.ts';
import { openLink, signIn, signOut, takeLink } from './sign-in.ts';

/** Signing in and out. */
export const signInPages: readonly StaffPage[] = [signIn, openLink, takeLink, signOut];
