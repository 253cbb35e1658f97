/** As much of the library, which has no types of its own, as the bench uses. */
declare module "javascript-state-machine" {
  interface Options<Data> {
    readonly init: string;
    readonly transitions: readonly {
      readonly name: string;
      readonly from: string | readonly string[];
      readonly to: string;
    }[];
    readonly data: (given: Data) => object;
    readonly methods: object;
  }

  const StateMachine: {
    factory<Machine, Data>(options: Options<Data>): new (given: Data) => Machine;
  };
  export default StateMachine;
}
