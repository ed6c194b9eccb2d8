import vue from '@vitejs/plugin-vue';

const isCustomElement = (tag: string) => tag.startsWith('ancv-connect-');

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
