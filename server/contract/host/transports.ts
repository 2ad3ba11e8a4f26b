// Which programs speak which pluggable transport of tor.

/** By the transport's name in a bridge line; the first program that is there is used. */
export const transportPrograms: Readonly<Record<string, readonly string[]>> = {
  obfs4: ['obfs4proxy', 'lyrebird'],
  snowflake: ['snowflake-client'],
};
