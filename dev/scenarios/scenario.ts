import type { KubeObject } from '../cluster/api';

/** A cluster at rest, to load into the embedded cluster. */
export interface Scenario {
  /** For URLs and tests. */
  name: string;
  /** For people. */
  title: string;
  /** What somebody sees there, in one sentence. */
  description: string;
  /** The controllers do not run there: the cluster is to be looked at and measured, and too large to be simulated. */
  still?: boolean;
  /** Whole objects, status included, each after those it refers to. New ones with every call. */
  objects(): KubeObject[];
}
