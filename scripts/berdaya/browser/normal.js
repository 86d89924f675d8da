/**
 * A typed answer as it is compared: "Di desa" is "didesa", "anti-tesis" is "antitesis", "1.000" and "1,000" are
 * "1000"; but "1,5" is "1.5", and not "15". The checks have the same rule in Python.
 */
export const normal = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[\s\u2010-\u2015-]/g, "")
    .replace(/\d+(?:[.,]\d+)+/g, (number) =>
      (/^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(number) ? number.replace(/[.,]/g, "") : number.replace(/,/g, ".")));
