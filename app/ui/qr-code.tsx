/** A QR code drawn black on white in every theme: scanners need the contrast. `path` lies on a grid of `size` squares. */
export const QrCode = ({ qr: { size, path }, label, className = "size-32" }: { qr: { size: number; path: string }; label: string; className?: string }) => (
  <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className={className}>
    <rect width={size} height={size} fill="#fff" />
    <path d={path} fill="#000" />
  </svg>
);
