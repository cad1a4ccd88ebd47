import storeHandler from '@openshift-console/dynamic-plugin-sdk/lib/app/storeHandler';
import type { CoreState } from '@openshift-console/dynamic-plugin-sdk/lib/app/redux-types';
import type { UserInfo } from '@openshift-console/dynamic-plugin-sdk';
import { Map as ImmutableMap } from 'immutable';
import type { UnknownAction } from 'redux';
import { applyMiddleware, combineReducers, legacy_createStore as createStore } from 'redux';
import { thunk } from 'redux-thunk';
import { k8sReducer } from './k8sReducer';

export const allProjects = '#ALL_NS#';

type SdkCoreAction =
  | { type: 'setUser'; user: UserInfo }
  | { type: 'beginImpersonate'; name: string; groups: string[] }
  | { type: 'endImpersonate' };

type HostAction =
  | { type: 'setFlag'; flag: string; value: boolean }
  | { type: 'setNamespace'; namespace: string }
  | { type: 'setPerspective'; perspective: string };

/** As the console encodes names for WebSocket subprotocols, where `=`, `/` and `,` are not allowed. */
function subprotocol(header: string, value: string): string {
  const bytes = new TextEncoder().encode(value);
  const base64 = btoa(String.fromCharCode(...bytes));
  return `${header}.${base64.replace(/=/g, '_').replace(/\//g, '-')}`;
}

function withoutImpersonation(state: CoreState): CoreState {
  const rest = { ...state };
  delete rest.impersonate;
  return rest;
}

function sdkCore(
  state: CoreState = { admissionWebhookWarnings: ImmutableMap() },
  unknownAction: UnknownAction,
): CoreState {
  const action = unknownAction as SdkCoreAction;
  switch (action.type) {
    case 'setUser': {
      return { ...withoutImpersonation(state), user: action.user };
    }
    case 'beginImpersonate':
      return {
        ...state,
        impersonate: {
          kind: 'User',
          name: action.name,
          groups: action.groups,
          subprotocols: [
            subprotocol('Impersonate-User', action.name),
            ...action.groups.map((group) => subprotocol('Impersonate-Group', group)),
          ],
        },
      };
    case 'endImpersonate': {
      return withoutImpersonation(state);
    }
    default:
      return state;
  }
}

type Flags = ImmutableMap<string, boolean>;

function FLAGS(state: Flags = ImmutableMap(), unknownAction: UnknownAction): Flags {
  const action = unknownAction as HostAction;
  return action.type === 'setFlag' ? state.set(action.flag, action.value) : state;
}

export interface UiState {
  activeNamespace: string;
  perspective: string;
}

const remembered: UiState = {
  activeNamespace: sessionStorage.getItem('host/namespace') ?? allProjects,
  perspective: localStorage.getItem('host/perspective') ?? 'admin',
};

function UI(state: UiState = remembered, unknownAction: UnknownAction): UiState {
  const action = unknownAction as HostAction;
  switch (action.type) {
    case 'setNamespace':
      return { ...state, activeNamespace: action.namespace };
    case 'setPerspective':
      return { ...state, perspective: action.perspective };
    default:
      return state;
  }
}

export interface HostRootState {
  k8s: ReturnType<typeof k8sReducer>;
  sdkCore: CoreState;
  FLAGS: Flags;
  UI: UiState;
}

/** The redux store that the SDK's functions reach through `storeHandler`, with the slices of the console that they read. */
export const store = createStore(
  combineReducers({ k8s: k8sReducer, sdkCore, FLAGS, UI }),
  applyMiddleware(thunk),
);
storeHandler.setStore(store);
