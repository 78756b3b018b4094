#!/usr/bin/env python3
"""Writes the cabinet inside an MSI again, smaller: packaging/windows/cabinet.py FILE.msi

wixl compresses every 32 KB of a cabinet alone. The format (MSZIP) lets each block refer to the one before, which
every Windows reads; that is what this does, with the files, their order and their times as they are.
Needs msitools (msiinfo, msibuild).
"""

import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

CABINET = "wenjian.cab"
BLOCK = 32768
MSZIP = 1
SIGNATURE = b"CK"
HEADER = struct.Struct("<4sIIIIIBBHHHHH")
FOLDER = struct.Struct("<IHH")
DATA = struct.Struct("<IHH")


def checksum(data: bytes, seed: int) -> int:
    """The exclusive or of all 32-bit words; the bytes that remain count from the highest."""
    whole = len(data) // 4 * 4
    for (word,) in struct.iter_unpack("<I", data[:whole]):
        seed ^= word
    return seed ^ int.from_bytes(data[whole:], "big")


def unpacked(cabinet: bytes, start: int, blocks: int) -> bytes:
    """The content of a folder of blocks, each compressed alone or with the one before in view."""
    content = bytearray()
    for _ in range(blocks):
        _, packed, size = DATA.unpack_from(cabinet, start)
        start += DATA.size
        block = cabinet[start : start + packed]
        start += packed
        if block[:2] != SIGNATURE:
            sys.exit("a block of the cabinet is not MSZIP")
        decompressor = zlib.decompressobj(-zlib.MAX_WBITS, zdict=bytes(content[-BLOCK:]))
        plain = decompressor.decompress(block[2:])
        if len(plain) != size:
            sys.exit("a block of the cabinet has another size than it says")
        content += plain
    return bytes(content)


def packed_again(content: bytes) -> tuple[bytes, int]:
    """The blocks of a folder, each with the one before in view, and how many they are."""
    result = bytearray()
    starts = range(0, len(content), BLOCK)
    for start in starts:
        plain = content[start : start + BLOCK]
        before = content[max(0, start - BLOCK) : start]
        compressor = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zlib.Z_DEFAULT_STRATEGY, before)
        block = SIGNATURE + compressor.compress(plain) + compressor.flush()
        sizes = struct.pack("<HH", len(block), len(plain))
        result += struct.pack("<I", checksum(sizes, checksum(block, 0))) + sizes + block
    return bytes(result), len(starts)


def smaller(cabinet: bytes) -> bytes:
    """The same cabinet, packed again."""
    signature, _, _, _, files, _, minor, major, folders, count, flags, series, number = HEADER.unpack_from(cabinet)
    if signature != b"MSCF" or flags != 0 or folders != 1:
        sys.exit("not a cabinet as wixl makes it")
    start, blocks, kind = FOLDER.unpack_from(cabinet, HEADER.size)
    if kind != MSZIP:
        sys.exit("the cabinet is not compressed by MSZIP")
    content = unpacked(cabinet, start, blocks)
    data, blocks = packed_again(content)
    names = cabinet[files:start]
    first = HEADER.size + FOLDER.size
    size = first + len(names) + len(data)
    header = HEADER.pack(signature, 0, size, 0, first, 0, minor, major, 1, count, 0, series, number)
    again = header + FOLDER.pack(first + len(names), blocks, MSZIP) + names + data
    if unpacked(again, first + len(names), blocks) != content:
        sys.exit("the cabinet does not unpack to what went in")
    return again


def main() -> None:
    package = Path(sys.argv[1])
    before = subprocess.run(["msiinfo", "extract", package, CABINET], check=True, capture_output=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        cabinet = Path(folder) / CABINET
        cabinet.write_bytes(smaller(before))
        subprocess.run(["msibuild", package, "-a", CABINET, cabinet], check=True)
    after = subprocess.run(["msiinfo", "extract", package, CABINET], check=True, capture_output=True).stdout
    print(f"the cabinet: {len(before)} bytes, now {len(after)}", file=sys.stderr)


main()
