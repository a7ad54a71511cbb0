export { ContainerTree } from './ContainerTree';
