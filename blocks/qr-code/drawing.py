"""Draws modules as SVG and as PNG, with the quiet zone of four modules that readers need."""
import struct
import zlib

QUIET = 4


def svg(modules, color, background):
    size = len(modules) + 2 * QUIET
    path = "".join(f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(modules) for x, dark in enumerate(row) if dark)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size * 10}" height="{size * 10}" shape-rendering="crispEdges">'
            f'<rect width="{size}" height="{size}" fill="{background}"/><path d="{path}" fill="{color}"/></svg>')


def png(modules, color, background, scale):
    side = (len(modules) + 2 * QUIET) * scale
    empty = bytes(side)
    rows = [empty] * (QUIET * scale)
    for row in modules:
        line = bytes(QUIET * scale) + b"".join((b"\x01" if dark else b"\x00") * scale for dark in row) + bytes(QUIET * scale)
        rows += [line] * scale
    rows += [empty] * (QUIET * scale)
    data = zlib.compress(b"".join(b"\x00" + row for row in rows), 9)
    header = struct.pack(">IIBBBBB", side, side, 8, 3, 0, 0, 0)
    palette = bytes.fromhex(background[1:]) + bytes.fromhex(color[1:])
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", data), (b"IEND", b"")))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
