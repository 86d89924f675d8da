/** A number of bytes as readers of that language write it: "84 kB", "1,2 MB". */
export function sizeIn(lang, bytes) {
  const [n, unit] = bytes < 999500 ? [Math.ceil(bytes / 1000), "kB"] : [bytes / 1e6, "MB"];
  return n.toLocaleString(lang, {maximumFractionDigits: 1}) + "\u00a0" + unit;
}
