// @ts-check
// Stands in, in a package, for parts of packages that Mayfly never uses.

export default () => {
  throw new Error('this part of a package is not bundled');
};
