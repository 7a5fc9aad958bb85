/** Words of what leaves the house as a file, and of asking for it: said by the server. */
export const proof = {
  standIn: "{mark} stands for a character that the typefaces of this system do not have: {which}.",
  certificate: {
    pdf: "Save as PDF",
    png: "Save as picture",
    undrawable: (which: string) =>
      `On the PDF and the picture, 〓 stands for a character of this name that our typefaces do not have: ${which}. The sheet says so. Printing this page uses the typefaces of your device.`,
  },
  record: {
    made: (when: string, zone: string, by: string) => `Taken out on ${when} (${zone}) by ${by}`,
    page: "page {nth} of {of}",
  },
};
