// The linter's type-checked rules read no Vue file: to them, every one is a component. vue-tsc reads them for what they are.
declare module '*.vue' {
  import type { DefineComponent } from 'vue'

  const component: DefineComponent
  export { component as default }
}
