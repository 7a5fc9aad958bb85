const stroke = { fill: "none", stroke: "currentColor", strokeWidth: 1.8, strokeLinecap: "round", strokeLinejoin: "round" } as const;

export const icons = {
  learn: "M5 3v18M19 3v18M5 7h14M5 12h14M5 17h14",
  grading: "M4 5h16v14H4zM8 10l2 2 4-4M8 16h8",
  team: "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 19c.6-3 3-5 6-5s5.400 2 6 5M16 11a2.500 2.500 0 1 0 0-5M17 14c2 .4 3.500 2 4 5",
  signOffs: "M4 20h16M6 16l1-4 9-9 3 3-9 9z",
  register: "M4 4h16v16H4zM4 9h16M4 14h16M10 9v11",
  content: "M5 4h10l4 4v12H5zM14 4v5h5M8 13h8M8 17h5",
  admin: "M3 5h18v14H3zM9 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM6 16.500c.5-1.500 1.600-2.200 3-2.200s2.500.7 3 2.200M15 9.500h3.500M15 13h3.500",
  record: "M6 3h12v18l-6-3-6 3zM9 8h6M9 12h6",
  account: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c1-4 4-6 8-6s7 2 8 6",
  bell: "M6 17V11a6 6 0 0 1 12 0v6l2 1H4zM10 21h4",
} as const;

export const Icon = ({ name }: { name: keyof typeof icons }) => (
  <svg aria-hidden="true" viewBox="0 0 24 24" className="size-6 shrink-0" {...stroke}>
    <path d={icons[name]} />
  </svg>
);

/** The ladder emblem. */
export const Emblem = ({ className = "size-6" }: { className?: string }) => (
  <svg aria-hidden="true" viewBox="0 0 22 22" className={`${className} text-ember`} fill="none" stroke="currentColor" strokeWidth={2.4} strokeLinecap="round">
    <path d="M5 2v18M17 2v18M5 6h12M5 11h12M5 16h12" />
  </svg>
);
