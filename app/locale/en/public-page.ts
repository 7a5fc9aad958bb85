/** HR's page about what strangers see of a certificate. */
export const publicPage = {
  title: "What strangers see",
  lead: "Whoever scans a certificate reads the name, the title, the dates and whether it counts today. The certificate itself keeps the whole name.",
  names: "The name on the public page",
  whole: "Whole",
  masked: "Masked",
  reads: (name: string) => `Yours would read: ${name}`,
  save: "Save",
};
