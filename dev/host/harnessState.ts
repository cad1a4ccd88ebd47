/** What the host's masthead shows and switches, as the host server tells it (`GET harness/state`). */
export interface HarnessState {
  /** A real API server stands behind the host: there are no scenarios, users or failures to switch. */
  real: boolean;
  scenario: string;
  scenarios: { name: string; title: string }[];
  /** Name of the user who is logged in. */
  user: string;
  users: HostUser[];
  faults: { name: string; title: string; active: boolean }[];
}

export interface HostUser {
  name: string;
  /** What this user may do, in a few words. */
  title: string;
  uid: string;
  groups: string[];
}

/** The cookie that says who is logged in; set by the browser so that cookie and redux change in one tick. */
export const userCookie = 'harness-user';
/** The cookie that picks the cluster; absent: the shared one of the demo. */
export const sessionCookie = 'harness-session';
