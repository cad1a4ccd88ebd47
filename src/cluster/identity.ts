import { asArray, asString, at } from '../core/values/json';

/** Who asks the cluster. Two identities with the same `key` see the same facts. */
export interface Identity {
  key: string;
  user: string;
  /** The user whom the console impersonates at present, if any. */
  impersonated: string | undefined;
  /** WebSockets carry no headers: the console says by subprotocols whom it impersonates. */
  subprotocols: readonly string[];
}

const strings = (value: unknown): readonly string[] =>
  asArray(value).flatMap((entry) => asString(entry) ?? []);

/**
 * Reads the identity from the console's redux state (`sdkCore`, which the SDK documents but exports no selectors for). A console without
 * authentication has no user at all: that is an identity too.
 */
export const readIdentity = (state: unknown): Identity => {
  const core = at(state, 'sdkCore');
  const user = asString(at(core, 'user', 'username')) ?? '';
  const uid = asString(at(core, 'user', 'uid')) ?? '';
  const impersonate = at(core, 'impersonate');
  const impersonated = asString(at(impersonate, 'name'));
  const subprotocols = strings(at(impersonate, 'subprotocols'));
  const groups = [
    ...strings(at(core, 'user', 'groups')),
    '',
    ...strings(at(impersonate, 'groups')),
  ];
  const kind = asString(at(impersonate, 'kind')) ?? '';
  return {
    key: JSON.stringify([user, uid, kind, impersonated ?? '', groups, subprotocols]),
    user,
    impersonated,
    subprotocols,
  };
};
