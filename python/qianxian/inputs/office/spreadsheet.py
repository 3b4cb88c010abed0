"""Workbooks and CSV files of an office, read and understood, before anything is run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

import pandas as pd

from qianxian import _core
from qianxian.base.language import say, speaking, spoken
from qianxian.base.problems import Problems, raise_problems
from qianxian.inputs.office.aliases import HEADINGS
from qianxian.inputs.office.cells import Sheet, key
from qianxian.inputs.office.csv_file import sheets_of_csv
from qianxian.inputs.office.engine_problems import in_the_words_of_the_office
from qianxian.inputs.office.folder import free_folder, heading_of, write_folder
from qianxian.inputs.office.layout import half_laid_out, lacking, layout_of, matrix_of, table_word, titled
from qianxian.inputs.office.mapping import Reading, mapping_table, report_text
from qianxian.inputs.office.meaning import declared_words
from qianxian.inputs.office.records import Record, records_of
from qianxian.inputs.office.strays import misspelt_ticks
from qianxian.inputs.office.template import write_templates
from qianxian.inputs.office.township import Assembly
from qianxian.inputs.office.workbook import sheets_of_workbook
from qianxian.inputs.tables import TABLES, scenario_from_tables

#: What can be read, by the end of the name.
READERS: Final[dict[str, Callable[[Path], list[Sheet]]]] = {
    ".xlsx": sheets_of_workbook,
    ".xlsm": sheets_of_workbook,
    ".csv": sheets_of_csv,
    ".txt": sheets_of_csv,
}


class HasText(Protocol):
    """A scenario, which has the text of its file."""

    @property
    def text(self) -> str:
        """The resolved scenario file (TOML)."""
        ...


class Spreadsheet:
    """What was found in the files of an office, and what it was taken for; nothing is run or written.

    Parameters
    ----------
    files : workbooks (.xlsx) and CSV files that together hold the tables of one township
    lang : ``en`` or ``zh``, of the report and the messages; the language that is spoken if None

    Attributes
    ----------
    tables : dict of DataFrame
        The five tables as ``Scenario.from_tables`` takes them, by name.
    problems : list of (place, message)
        What is wrong in the cells; the rules between the tables are checked by ``Scenario.from_excel``.
    """

    def __init__(self, *files: str | Path, lang: str | None = None) -> None:
        self.lang = lang or spoken()
        with speaking(self.lang):
            self.files = [Path(file) for file in files]
            self.problems: Problems = []
            self._readings = [Reading(sheet) for sheet in _sheets(self.files)]
            self._lay_out()
            records = self._records()
            flawed = {place for place, _ in self.problems}
            self._assembly = Assembly(records, self.problems)
            self.tables = self._assembly.frames()
            self._check_presence()
            self.problems = self._once(flawed)

    def __repr__(self) -> str:
        names = ", ".join(str(file) for file in self.files)
        counts = ", ".join(f"{len(frame)} {name}" for name, frame in self.tables.items())
        return f"<Spreadsheet {names}: {counts}, {len(self.problems)} problems>"

    @staticmethod
    def template(folder: str | Path, lang: str | None = None, *, force: bool = False) -> tuple[Path, Path]:
        """Writes two workbooks with drop-downs: one to fill in, and the same with an invented township.

        Parameters
        ----------
        folder : folder to write
        lang : ``en`` or ``zh``, of sheets, headings and words; the language that is spoken if None
        force : True replaces files of the same names in a folder that is not empty

        Returns
        -------
        Paths of the empty workbook and of the example.
        """
        with speaking(lang or spoken()):
            empty, example = write_templates(free_folder(folder, force=force, remedy="force=True"), spoken())
            return empty, example

    @property
    def report(self) -> str:
        """What was taken for what, and what was left out, with sheet, row and column: a text to read."""
        with speaking(self.lang):
            return report_text(self._readings, self._assembly)

    @property
    def mapping(self) -> pd.DataFrame:
        """The same as a table: columns file, sheet, place, found, taken_as (empty for what was left out), rows."""
        with speaking(self.lang):
            return mapping_table(self._readings, self._assembly)

    @staticmethod
    def words() -> pd.DataFrame:
        """Every word that is understood: a column of a table by its heading, a member of an enumeration by its word.

        Returns
        -------
        DataFrame with columns table (empty for members of an enumeration), column, meaning (id of the member; empty for
        headings) and words (list of str).
        """
        headings = [
            (table, column, "", list(words)) for table, columns in HEADINGS.items() for column, words in columns.items()
        ]
        members = [("", column, member, words) for column, member, words in declared_words()]
        return pd.DataFrame([*headings, *members], columns=["table", "column", "meaning", "words"])

    def scenario(self, heading: Mapping[str, str], base: str | None) -> _core.Scenario:
        """The engine's scenario of these tables, which ``Scenario.from_excel`` makes one that runs.

        Parameters
        ----------
        heading : name, title and title_zh
        base : text of the scenario that gives everything else; the defaults if None

        Raises
        ------
        InputError
            With every problem of cells and of the rules between tables at once.
        """
        with speaking(self.lang):
            made, found = None, []
            if not self.tables["departments"].empty:
                frames = {name: frame for name, frame in self.tables.items() if name != "departments"}
                try:
                    made = scenario_from_tables(frames, self.tables["departments"], base, heading)
                except _core.InputError as error:
                    found = in_the_words_of_the_office(error.problems, self._assembly, self.problems)
            raise_problems(list(dict.fromkeys([*self.problems, *found])))
            assert made is not None
            return made

    def save(
        self,
        folder: str | Path,
        *,
        base: HasText | None = None,
        name: str = "",
        title: str = "",
        title_zh: str = "",
        force: bool = False,
    ) -> Path:
        """Writes a folder that the program takes: ``scenario.toml``, the five tables, and the report.

        Parameters
        ----------
        folder : folder to write
        base : scenario that gives everything else; the defaults if None
        name, title, title_zh : of the scenario; the name of the folder if empty, where it can be a short name
        force : True replaces files of the same names in a folder that is not empty

        Raises
        ------
        InputError
            With every problem at once; then nothing is written.
        """
        with speaking(self.lang):
            place = free_folder(folder, force=force, remedy="force=True")
            heading = heading_of(place, name, title, title_zh)
            write_folder(self.scenario(heading, base.text if base else None), place, self.report)
            return place

    def _lay_out(self) -> None:
        for reading in self._readings:
            if reading.readable():
                reading.layout = layout_of(reading.sheet, by_title=True)
        self._lay_out_ticks()
        for reading in self._readings:
            if reading.layout is None and reading.readable():
                reading.layout = layout_of(reading.sheet, by_title=False)
        tables = {reading.layout.table for reading in self._readings if reading.layout is not None}
        for reading in self._readings:
            table = titled(reading.sheet.title)
            if reading.layout is not None or not table or not reading.readable():
                continue
            # one that is called like a table, but has nothing of it, is another list of the office
            if table not in tables or half_laid_out(reading.sheet, table):
                self.problems.append((reading.sheet.title, lacking(reading.sheet, table)))

    def _lay_out_ticks(self) -> None:
        """People by groups: known only when the names of the groups are."""
        groups, persons = (self._words(table) for table in ("groups", "persons"))
        for reading in self._readings:
            layout = reading.layout
            if layout is None and reading.readable():
                reading.layout = matrix_of(reading.sheet, groups, persons)
            elif layout is not None and layout.table == "persons":
                ticked = [head for head in layout.others if key(head.text) in groups]
                layout.ticked.extend(ticked)
                layout.others[:] = [head for head in layout.others if head not in ticked]
        for reading in self._readings:
            if reading.layout is not None and reading.layout.ticked:
                self.problems.extend(misspelt_ticks(reading.layout, groups, persons))

    def _words(self, table: str) -> set[str]:
        """Everything that the rows of a table are called."""
        layouts = [r.layout for r in self._readings if r.layout is not None and r.layout.table == table]
        records = [record for layout in layouts for record in records_of(layout, [])[0]]
        words = [record.text(column) for record in records for column in ("id", "name", "name_zh")]
        words += [word for record in records for word, _ in record.entries("alias")]
        return {key(word) for word in words if word}

    def _records(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {name: [] for name in TABLES}
        for reading in self._readings:
            if reading.layout is not None:
                records, reading.left_out = records_of(reading.layout, self.problems)
                reading.n_rows = len(records)
                found[reading.layout.table].extend(records)
        return found

    def _check_presence(self) -> None:
        missing = [name for name in ("units", "persons", "groups", "memberships") if self.tables[name].empty]
        sheets = [reading.sheet.title for reading in self._readings]
        for name in missing:
            message = say(
                f"no row of the table of {table_word(name)} was found. Sheets: {', '.join(sheets)}",
                f"没有找到“{table_word(name)}”表的内容。现有工作表：{'、'.join(sheets)}",
            )
            self.problems.append((name, message))
        if not missing and self.tables["departments"].empty:
            message = say(
                "neither people nor groups name a line. Add a column 'lines' to the table of groups or of persons",
                "人员和工作群都没有写明条线（部门）。请在“工作群”或“人员”表中增设“条线”列",
            )
            self.problems.append(("departments", message))

    def _once(self, flawed: set[str]) -> Problems:
        """The problems without repetition; of a cell that cannot be trusted, not what follows from it."""
        own: set[str] = set()
        found = []
        for place, message in dict.fromkeys(self.problems):
            if place not in flawed or place not in own:
                found.append((place, message))
            own.add(place)
        return found


def _sheets(files: list[Path]) -> list[Sheet]:
    """All sheets of all files; raises InputError with every file that cannot be read."""
    problems: Problems = []
    found: list[Sheet] = []
    if not files:
        problems.append(("files", say("name at least one file", "请至少给出一个文件")))
    for path in files:
        reader = READERS.get(path.suffix.lower())
        if path.is_dir():
            said = say(f"{path}: is a folder. Name the files in it", f"{path}：是文件夹。请给出其中的文件")
            problems.append((str(path), said))
        elif not path.is_file():
            problems.append((str(path), say(f"{path}: no such file", f"{path}：文件不存在")))
        elif reader is None:
            ends = ", ".join(READERS)
            said = say(f"{path}: cannot be read. Save it as one of {ends}", f"{path}：无法读取。请另存为 {ends} 之一")
            problems.append((str(path), said))
        else:
            try:
                found.extend(reader(path))
            except _core.InputError as error:
                problems.extend(error.problems)
    raise_problems(problems)
    times = Counter(sheet.title for sheet in found)
    return [replace(sheet, label=f"{sheet.file} {sheet.title}") if times[sheet.title] > 1 else sheet for sheet in found]
