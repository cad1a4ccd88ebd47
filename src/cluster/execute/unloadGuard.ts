const ask = (event: BeforeUnloadEvent): void => {
  event.preventDefault();
};

/** Has the browser ask before it leaves the page. On only while a write is under way: everything else goes on after a reload. */
export const unloadGuard = (on: boolean): void => {
  if (on) window.addEventListener('beforeunload', ask);
  else window.removeEventListener('beforeunload', ask);
};
