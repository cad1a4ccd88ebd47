/** The key in session storage under which an identity's run survives a reload. */
export const storedRunKey = (identityKey: string): string => `vlan-networks/run/${identityKey}`;

/** Whether there is a run to continue. Says nothing of whether it can be read. */
export const hasStoredRun = (identityKey: string): boolean =>
  sessionStorage.getItem(storedRunKey(identityKey)) !== null;
