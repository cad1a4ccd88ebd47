import { hostConfig } from '../host/hostConfig';
import { runWebpack } from './runWebpack';

process.env.NODE_ENV = 'production';
await runWebpack(hostConfig(), 'host');
