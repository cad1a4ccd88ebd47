import { httpContract } from '../cluster/contract';
import { loadDefinitions, upstreamFolder } from './installDefinitions';
import { startControlPlane } from './startControlPlane';

httpContract("a kube-apiserver with the project's own CRDs", () =>
  startControlPlane(loadDefinitions()),
);

const upstream = upstreamFolder();
if (upstream === undefined) {
  test.todo("skipped: a kube-apiserver with upstream's CRDs, which are not at hand");
} else {
  httpContract("a kube-apiserver with upstream's CRDs", () =>
    startControlPlane(loadDefinitions(upstream)),
  );
}
