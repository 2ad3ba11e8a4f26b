// The build moves the sentences of sealed rooms out of the page's catalogues and into this file, so that the first
// load of other rooms does not have them (web/shims/languages.ts). In the sources they stand with the others.

export {};
