/** The addresses of a module's pages. */
export const modulePath = (slug: string) => `/modules/${slug}`;
export const lessonPath = (slug: string, lessonId: string) => `/modules/${slug}/lessons/${lessonId}`;
export const quizPath = (slug: string) => `/modules/${slug}/quiz`;
export const aidPath = (slug: string) => `/modules/${slug}/aid`;
