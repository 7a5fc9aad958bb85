type Day = string;

export const certification = {
  standing: {
    certified: ({ until, opens }: { until: Day; opens: Day }) => `Valid until ${until}. Renewal opens on ${opens}.`,
    "renewal-due": (until: Day) => `Valid until ${until}. You can renew it now; what it takes stands on this page.`,
    "in-grace": ({ ended, grace }: { ended: Day; grace: Day }) => `The last valid day was ${ended}. Until ${grace} you can still renew it by the shorter way.`,
    lapsed: (ended: Day) => `No longer valid: the last valid day was ${ended}. You can earn it again; what it takes stands on this page.`,
  },
  open: "Open the certificate",
  why: {
    title: "Why this date?",
    completion: ({ completed, months }: { completed: Day; months: number }) =>
      `You met the last requirement on ${completed}. The certificate is valid for ${months} months from that day.`,
    dueDate: ({ completed, dueOn, months }: { completed: Day; dueOn: Day; months: number }) =>
      `You met the last requirement on ${completed}, in time for ${dueOn}, when it was due. So the ${months} months count from the day it was due.`,
    expiry: ({ completed, previousExpiry, months }: { completed: Day; previousExpiry: Day; months: number }) =>
      `You renewed on ${completed}, while renewal was open. So the ${months} months count from the old date, ${previousExpiry}.`,
    extended: ({ was, expires }: { was: Day; expires: Day }) =>
      `It would have ended on ${was}. HR gave you until ${expires}; the reason is in your training record.`,
    late: ({ completed, months }: { completed: Day; months: number }) =>
      `You renewed on ${completed}, after the certificate before this one had ended. So the ${months} months count from the day you renewed.`,
    fixed: ({ completed, anchor, minimum }: { completed: Day; anchor: Day; minimum: number }) =>
      `You met the last requirement on ${completed}. This certificate always ends on the same day as ${anchor}, and at least ${minimum} months after you met it.`,
    ahead: ({ dueOn, expires }: { dueOn: Day; expires: Day }) =>
      `Done by ${dueOn}, your certificate is valid until ${expires}: its months count from the day it is due, so being early costs you nothing.`,
    fromCompletion: (months: number) => `Your certificate will be valid for ${months} months from the day nothing is missing any more.`,
  },
  certificate: {
    title: (title: string) => `Certificate: ${title}`,
    heading: "Certificate",
    certifies: "This certifies that",
    earned: "has met every requirement of",
    tier: "Tier",
    issued: "Issued",
    expires: "Valid until",
    expiresHint: "the last valid day",
    serial: "Number",
    scan: "Scan to check that this certificate is genuine. What counts is the status shown there on the day you look.",
    qr: (address: string) => `QR code: ${address}`,
  },
  verify: {
    title: "Check a certificate",
    lead: "Scan the QR code on the certificate, or type its number.",
    serial: "Certificate number",
    serialHint: "26 letters and digits. Spaces, hyphens and capital letters do not matter.",
    check: "Check",
    notASerial: "A certificate number has 26 letters and digits. Compare it with the one printed on the certificate.",
    status: { valid: "Valid today", "in-grace": "In grace today", lapsed: "Lapsed", suspended: "Suspended", revoked: "Revoked" },
    means: {
      valid: "This certificate is genuine and valid today.",
      "in-grace": "This certificate is genuine. Its last valid day has passed, and the days for renewing it late are still running.",
      lapsed: "This certificate was genuine, but it is no longer valid.",
      suspended: "This certificate is genuine, but it is suspended: it does not count today.",
      revoked: "This certificate was revoked. It does not count any more.",
    },
    name: "Name",
    certification: "Certification",
    tier: "Tier",
    issued: "Issued",
    expires: "Valid until",
    asOf: (day: Day) => `Status on ${day}`,
    another: "Check another number",
    unknownTitle: "No certificate has this number",
    unknown: "Compare it with the printed one, character by character. If it is the same, the paper was not issued here.",
    slowedTitle: "Too many wrong numbers",
    slowed: (seconds: number) =>
      `From your address many numbers were tried that do not exist. Wait ${seconds === 1 ? "one second" : `${seconds} seconds`}, then load this page again.`,
  },
};
