/** Images as far as their size and their end: PNG (ISO/IEC 15948), JPEG (ITU-T T.81), TIFF 6.0. Pictures cut short while they were sent are found. */
import { type Budget, fail, spend } from './faults.ts';

type Reader = (bytes: Uint8Array, view: DataView, budget: Budget) => void;
interface ImageFormat {
  mediaType: string;
  magic: readonly number[];
  /** Throws a `DocumentError` when the picture has no size or no end. */
  read: Reader;
}

const pngEnd = 0x49454e44;
const pngHeader = 0x49484452;

const readPng: Reader = (bytes, view, budget) => {
  for (let at = 8; at + 12 <= bytes.length; ) {
    spend(budget);
    const length = view.getUint32(at);
    const type = view.getUint32(at + 4);
    if (at === 8 && (type !== pngHeader || length !== 13 || at + 25 > bytes.length || view.getUint32(16) === 0 || view.getUint32(20) === 0))
      fail('malformed');
    if (type === pngEnd) return;
    at += 12 + length;
  }
  fail('truncated');
};

/** Start-of-frame markers; the others in their range are tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** What may follow the end of a picture: padding, and what cameras add. */
const jpegTail = 64 * 1024;

const readJpeg: Reader = (bytes, view, budget) => {
  for (let at = 2; at + 4 <= bytes.length; ) {
    spend(budget);
    if (bytes[at] !== 0xff) fail('malformed');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) {
      if (at + 9 > bytes.length || view.getUint16(at + 7) === 0) fail('malformed');
      const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(Buffer.of(0xff, 0xd9));
      if (end < at || end < bytes.length - jpegTail) fail('truncated');
      return;
    }
    if (marker === 0xda || marker === 0xd9) fail('malformed');
    at += 2 + view.getUint16(at + 2);
  }
  fail('truncated');
};

const imageWidth = 256;
const imageLength = 257;

const readTiff: Reader = (bytes, view, budget) => {
  const little = bytes[0] === 0x49;
  if (bytes.length < 8) fail('truncated');
  const directory = view.getUint32(4, little);
  if (directory < 8) fail('malformed');
  if (directory + 2 > bytes.length) fail('truncated');
  const count = view.getUint16(directory, little);
  if (directory + 2 + 12 * count > bytes.length) fail('truncated');
  const tags = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    spend(budget);
    tags.add(view.getUint16(directory + 2 + 12 * index, little));
  }
  if (!tags.has(imageWidth) || !tags.has(imageLength)) fail('malformed');
};

const formats: readonly ImageFormat[] = [
  { mediaType: 'image/jpeg', magic: [0xff, 0xd8, 0xff], read: readJpeg },
  { mediaType: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], read: readPng },
  { mediaType: 'image/tiff', magic: [0x49, 0x49, 0x2a, 0x00], read: readTiff },
  { mediaType: 'image/tiff', magic: [0x4d, 0x4d, 0x00, 0x2a], read: readTiff },
];

/** The image format by its first bytes. */
export const imageFormatOf = (bytes: Uint8Array): ImageFormat | undefined =>
  formats.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));

export function inspectImage(bytes: Uint8Array, format: ImageFormat, budget: Budget): void {
  format.read(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.length), budget);
}
