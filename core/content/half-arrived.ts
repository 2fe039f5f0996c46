// Is this the beginning of a record, whose rest may be on its way?

/** Whether a text is empty, or an object of JSON that was cut off: whole so far, and not at its end. */
export function isCutOff(text: string): boolean {
  let isInString = false;
  let isEscaped = false;
  const open: string[] = [];
  for (const char of text.trimStart()) {
    if (isInString) {
      if (isEscaped) isEscaped = false;
      else if (char === '\\') isEscaped = true;
      else if (char === '"') isInString = false;
      // No string of JSON holds a control character: not the beginning of anything of ours.
      else if (char < ' ') return false;
    } else if (char === '{' || (char === '[' && open.length > 0)) open.push(char);
    else if (open.length === 0) return false;
    else if (char === '"') isInString = true;
    else if (char === '}' || char === ']') {
      if (open.pop() !== (char === '}' ? '{' : '[')) return false;
      if (open.length === 0) return false;
    } else if (!/[\s,:0-9+\-.eEtrufalsn]/.test(char)) return false;
  }
  return true;
}
