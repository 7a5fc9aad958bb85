/** Text that the content pipeline rendered and sanitised on the server. Nothing else may be given to it. */
export const Html = ({ html, className }: { html: string; className?: string }) => <span className={className} dangerouslySetInnerHTML={{ __html: html }} />;
