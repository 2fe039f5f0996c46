// The little of WebAssembly that Node has and @types/node 18 leaves to the types of browsers.
declare namespace WebAssembly {
  type Module = object;
  function compile(bytes: Uint8Array): Promise<Module>;
}
