import { recordAt, textAt } from '../cluster/jsonValue';

/** The key under which kube-apiserver notes what it compacted (apiserver pkg/storage/etcd3/compact.go). */
const compactedKey = 'compact_rev_key';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

async function post(url: string, body: object): Promise<unknown> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${String(answer.status)} ${await answer.text()}`);
  return answer.json();
}

/**
 * Forgets every former revision as kube-apiserver's own compaction does every five minutes, through etcd's JSON gateway: the revision is
 * noted where API servers look for it, so that their caches forget as well, at the latest 15 s later (pkg/storage/cacher/compactor.go).
 */
export async function compactEtcd(etcdUrl: string): Promise<void> {
  const newest = await post(`${etcdUrl}/v3/kv/range`, { key: base64(compactedKey) });
  const revision = textAt(recordAt(newest, 'header'), 'revision');
  await post(`${etcdUrl}/v3/kv/put`, { key: base64(compactedKey), value: base64(revision) });
  await post(`${etcdUrl}/v3/kv/compaction`, { revision, physical: true });
}
