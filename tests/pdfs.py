"""PDF files as tests write them: pages of lines, one object after the other."""

from __future__ import annotations

import zlib
from collections.abc import Sequence


def pdf(pages: Sequence[Sequence[str]], title: str = "") -> bytes:
    """A PDF whose pages hold these lines."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, lines in enumerate(pages):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * i} 0 R"
        objects += [f"{page} /Resources << /Font << /F1 3 0 R >> >> >>".encode(), _stream(_drawn(lines))]
    objects.append(f"<< /Title ({_escaped(title)}) >>".encode("cp1252"))
    return written(objects)


def written(objects: Sequence[bytes]) -> bytes:
    """The objects numbered from 1, the first the catalogue, the last what is known about the file."""
    body, places = b"%PDF-1.4\n", list[int]()
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>" % (len(objects) + 1, len(objects))
    size = len(objects) + 1
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s%s\nstartxref\n%d\n%%%%EOF" % (size, table, trailer, len(body))


def bomb(megabytes: int) -> bytes:
    """A page whose drawing unpacks to so much: each layer of compression a thousand times the one within."""
    packed = zlib.compress(zlib.compress(b"BT (x) Tj ET " * (megabytes * 80_000), 9), 9)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >> >>"
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(packed), packed)
    return written(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream, b"<< >>"]
    )


def _drawn(lines: Sequence[str]) -> bytes:
    shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
    return f"BT /F1 11 Tf 60 740 Td 14 TL {shown}ET".encode("cp1252")


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
