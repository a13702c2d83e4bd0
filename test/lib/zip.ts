// The names in a .zip or .vsix, from its central directory; enough to look into a package without a library.

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

export function listZip(file: Buffer): string[] {
  const end = file.lastIndexOf(signature(END_OF_DIRECTORY));
  if (end < 0) throw new Error("not a zip file");
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  const names: string[] = [];
  for (let i = 0; i < count; i++) {
    if (file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error("damaged zip file");
    const nameLength = file.readUInt16LE(at + 28);
    const rest = file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    names.push(file.toString("utf8", at + 46, at + 46 + nameLength));
    at += 46 + nameLength + rest;
  }
  return names;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
