/**
 * A typed answer as it is compared: "Di desa" is "didesa", "anti-tesis" is "antitesis", "1.000" and "1,000" are
 * "1000"; but "1,5" is "1.5", and not "15". The checks have the same rule in Python (checks/typed_answers.py).
 */
export const normal = (text) =>
  text
    .replace(/[’‘‛ʼʻ′`´]/g, "'")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u00ad\u2010-\u2015\u2212-]/g, "")
    // No look-behind: older Safari would refuse the whole script for it.
    .replace(/[\d.,]*\d/g, (number) =>
      number
        .replace(/^[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*(?!\d)/, (thousands) => thousands.replace(/[.,]/g, ""))
        .replace(/,/g, "."));
