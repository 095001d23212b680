// Texts and elements of XML.
const Xml = (() => {
  const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
  const SPACES = /[\t\n\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
  const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

  // Most texts, which need no cleaning; to find that out is three times faster than to do it.
  const PLAIN = /^[!-~\u00a1-\u024f\u2010-\u2027]+(?: [!-~\u00a1-\u024f\u2010-\u2027]+)*$/;

  const cleaned = (text) => text.replace(NOT_XML, "").replace(SPACES, " ").replace(/^ | $/g, "");

  // A text on one line, without what XML does not allow.
  const clean = (text) => (PLAIN.test(text) ? String(text) : cleaned(String(text)));
  const escape = (text) => text.replace(/[&<>]/g, (sign) => SIGNS[sign]);
  const quote = (text) => `"${text.replace(/[&<>"]/g, (sign) => SIGNS[sign])}"`;

  const attributes = (values) => Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}=${quote(clean(value))}`).join("");

  const element = (tag, values, text = null) =>
    (text === null
      ? `<${tag}${attributes(values)}/>`
      : `<${tag}${attributes(values)}>${escape(clean(text))}</${tag}>`);

  return { clean, escape, attributes, element };
})();
