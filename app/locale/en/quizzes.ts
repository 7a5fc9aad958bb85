export const quizzes = {};
