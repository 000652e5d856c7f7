import type { StaffPage } from '../page.ts';
import { addPasskey, anotherPasskey, endOwnSession, ownSignIns, removePasskey } from './own.ts';
import { openLink, signIn, signInByPasskey, signOut, takeLink } from './sign-in.ts';
import { openSignUp, takeSignUp } from './sign-up.ts';

/** Signing in and out, and what somebody may do about their own sign-ins. */
export const signInPages: readonly StaffPage[] = [
  signIn,
  signInByPasskey,
  openLink,
  takeLink,
  openSignUp,
  takeSignUp,
  signOut,
  ownSignIns,
  endOwnSession,
  anotherPasskey,
  addPasskey,
  removePasskey,
];
