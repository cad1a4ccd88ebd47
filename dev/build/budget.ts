import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { BundleStats } from './bundleFiles';
import { filesOfPage, ownFiles } from './bundleFiles';

/** Compressed sizes as a web server sends them, in kilobytes of 1000 bytes; PatternFly's fallbacks do not count. */
const stats = JSON.parse(readFileSync('.cache/stats-plugin.json', 'utf8')) as BundleStats;

const budgets = [
  {
    name: 'entry',
    limit: 9,
    files: ownFiles(stats).filter((file) => file.startsWith('plugin-entry')),
  },
  // What is loaded until the rows stand there. The checks come while the cluster is being read; behind the rows come the toolbar, the watch
  // that follows the lists, notices, leftovers and everything that writes: chunks of their own, and part of `all pages`.
  {
    name: 'first page',
    limit: 40,
    files: filesOfPage(
      stats,
      'VlanNetworksPage',
      /topology|health|createDiagnosis|executorOf|networksCsv|NoticeList|NoNetworks|NetworksToolbar|follower|Leftover/i,
    ),
  },
  // The same for the picture; an export, the list twin and one node by itself come when somebody asks for them.
  {
    name: 'topology',
    limit: 90,
    files: filesOfPage(
      stats,
      'VlanNetworksPage',
      /networksCsv|exportPicture|TopologyList|nodePicture|InterfaceFacts|health|executorOf|NoticeList|NoNetworks|NetworksToolbar|Leftover/i,
    ),
  },
  { name: 'all pages', limit: 230, files: ownFiles(stats) },
];

let isOver = false;
for (const { name, limit, files } of budgets) {
  const bytes = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(`dist/${file}`, 'utf8'), { level: 9 }).length,
    0,
  );
  const size = bytes / 1000;
  const verdict = size <= limit ? 'ok' : 'TOO LARGE';
  isOver ||= size > limit;
  console.log(
    `${name.padEnd(10)} ${size.toFixed(1).padStart(6)} kB of ${String(limit)} kB in ${String(files.length)} files: ${verdict}`,
  );
}
if (isOver) {
  process.exitCode = 1;
}
