export const courses = {};
