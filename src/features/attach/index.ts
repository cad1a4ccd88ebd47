export { AttachPage } from './AttachPage';
