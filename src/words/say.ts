/** Names of the `{{parameters}}` of a text. */
type ParamNames<T extends string> = T extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;

/** What a text needs to be said; nothing when it has no parameters. */
export type Params<T extends string> = Record<ParamNames<T>, string | number>;

/** Fills the parameters in. Unknown ones are left as they are, so that a test finds them. */
export const fill = (text: string, params: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : String(value);
  });
