import { pluginConfig } from '../../webpack.config';
import { runWebpack } from './runWebpack';

const mode = process.argv.includes('--development') ? 'development' : 'production';
process.env.NODE_ENV = mode;
await runWebpack(pluginConfig(mode), mode === 'production' ? 'plugin' : 'plugin-development');
