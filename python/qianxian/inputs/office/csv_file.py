"""Reading CSV files as offices save them: UTF-8 with and without its mark, UTF-16, GBK and GB18030."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from pathlib import Path

from qianxian.base.language import say
from qianxian.base.problems import raise_problems
from qianxian.inputs.office.cells import Cell, Sheet, checked

#: Lines that tell the delimiter.
SEARCHED_LINES = 200
_TWO_BYTES = re.compile("[\u0080-\u07ff]")
_THREE_BYTES = re.compile("[\u0800-\U0010ffff]")
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def sheets_of_csv(path: Path) -> list[Sheet]:
    """The file as one sheet that has its name; raises InputError with the line that cannot be read."""
    text, encoding = decoded(path.read_bytes(), str(path))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[list[Cell]] = []
    try:
        for n, row in enumerate(reader, 1):
            rows.append([checked(Cell(value.strip(), n, column)) for column, value in enumerate(row, 1)])
    except csv.Error as error:
        line = reader.line_num
        raise_problems(
            [(str(path), say(f"{path}, line {line}: {error}", f"{path} 第 {line} 行：引号不配对（{error}）"))]
        )
    note = "" if encoding == "UTF-8" else say(f"read as {encoding}", f"按 {encoding} 编码读取")
    return [Sheet(file=path.name, title=path.stem, rows=rows, note=note)]


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text of a file of this name, and its encoding.

    A text of Chinese in GBK can be well-formed UTF-8 by chance: then it has letters of two bytes only, side by side,
    and all of them are Chinese in GBK. No other text of an office is like that, so it is read as GBK.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace"), "UTF-16"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _as_gb18030(content, name), "GB18030/GBK"
    if not content.startswith(codecs.BOM_UTF8) and _chinese_by_chance(text, content):
        return content.decode("gb18030"), "GBK"
    return text, "UTF-8"


def _as_gb18030(content: bytes, name: str) -> str:
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        text = say(
            f'{name}, line {line}: neither UTF-8 nor GBK. Save the table as .xlsx or as "CSV UTF-8"',
            f"{name} 第 {line} 行：既不是 UTF-8 也不是 GBK 编码。请另存为 .xlsx 或“CSV UTF-8（逗号分隔）”",
        )
        raise_problems([(name, text)])
        raise


def _chinese_by_chance(text: str, content: bytes) -> bool:
    if _THREE_BYTES.search(text) or not re.search("[\u0080-\u07ff]{2}", text):
        return False
    try:
        other = content.decode("gb2312")
    except UnicodeDecodeError:
        return False
    foreign = [sign for sign in other if ord(sign) > 127]
    return len(foreign) == len(_TWO_BYTES.findall(text)) and all(_CHINESE.match(sign) for sign in foreign)


def _delimiter(text: str) -> str:
    """Of comma, tab and semicolon the one that gives most rows most columns."""
    lines = text.splitlines()[:SEARCHED_LINES]

    def usual_width(delimiter: str) -> int:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row))
        return widths.most_common(1)[0][0] if widths else 0

    return max(",\t;", key=usual_width)
