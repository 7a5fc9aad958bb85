export const rolePlays = {};
