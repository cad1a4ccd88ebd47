/** The network that the last segment of a `networkPath` names, as the router hands it out. */
export const networkIdOfPath = (segment: string): string =>
  segment.replace(/~([0-9a-f]{4})/g, (_, unit: string) =>
    String.fromCharCode(Number.parseInt(unit, 16)),
  );
