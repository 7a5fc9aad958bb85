/** A small flag: to come back to. What it means stands beside it in words. */
export const FlagMark = ({ className = "", filled = true }: { className?: string; filled?: boolean }) => (
  <svg aria-hidden="true" viewBox="0 0 12 12" className={className} fill={filled ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.2">
    <path d="M2.5 11.5v-11" fill="none" strokeLinecap="round" />
    <path d="M2.5 1.2h7.6L8 3.9l2.1 2.7H2.5z" strokeLinejoin="round" />
  </svg>
);
