"""A results file says what it holds to h5py and xarray, without any code of ours."""

import hashlib
import struct

import h5py
import numpy as np
import pytest
import xarray as xr
from conftest import table_groups


def datasets(path):
    """All data sets of a file by path."""
    found = {}
    with h5py.File(path) as file:
        file.visititems(lambda name, item: found.update({name: None}) if isinstance(item, h5py.Dataset) else None)
    return list(found)


def test_every_data_set_has_unit_and_long_names(results):
    with h5py.File(results) as file:
        for name in datasets(results):
            for attribute in ("units", "long_name", "long_name_zh"):
                value = file[name].attrs.get(attribute)
                assert isinstance(value, str) and value, f"{name}: {attribute} = {value!r}"


def test_every_axis_of_every_data_set_has_a_dimension_scale(results):
    with h5py.File(results) as file:
        for name in datasets(results):
            data = file[name]
            if data.is_scale:
                continue
            for axis in range(data.ndim):
                scales = data.dims[axis].values()
                assert len(scales) == 1, f"{name}, axis {axis}"
                assert scales[0].shape == (data.shape[axis],)
                assert scales[0].parent == data.parent


def test_every_table_opens_with_xarray_alone(results):
    for group in table_groups(results):
        with xr.open_dataset(results, engine="h5netcdf", group=group) as table:
            assert table.attrs["title"] and table.attrs["title_zh"], group
            assert not [name for name in table.dims if name.startswith("phony")]
            assert set(table.dims) <= set(table.coords), group
            table.load()


def test_every_variable_of_a_table_runs_over_the_replicates_first(results):
    with h5py.File(results) as file:
        replicates = file.attrs["replicates"]
    for group in table_groups(results):
        if group.endswith("/parameters"):
            continue
        with xr.open_dataset(results, engine="h5netcdf", group=group) as table:
            assert table["replicate"].values.tolist() == list(range(replicates))
            for name, data in table.data_vars.items():
                assert data.dims[0] == "replicate", f"{group}/{name}"


def test_days_decode_to_calendar_dates(results):
    with h5py.File(results) as file:
        start = np.datetime64(file.attrs["start"])
        days = file.attrs["days"]
        arm = next(iter(file["arms"]))
    with xr.open_dataset(results, engine="h5netcdf", group=f"arms/{arm}/time_use") as table:
        assert table["day"].values.tolist() == (start + np.arange(days)).astype("datetime64[ns]").tolist()


def test_titles_of_names_come_as_coordinates_in_both_languages(synthetic):
    with xr.open_dataset(synthetic, engine="h5netcdf", group="arms/as_is/time_use") as table:
        village = table["persons"].sel(unit="village_01")
        assert village.coords["unit_title_en"].item() == "Village one"
        assert village.coords["unit_title_zh"].item() == "一村"
        assert list(table.data_vars) == ["person_seconds", "persons"]


def test_activities_of_all_persons_sum_to_their_days(results):
    with h5py.File(results) as file:
        arms = list(file["arms"])
    for arm in arms:
        with xr.open_dataset(results, engine="h5netcdf", group=f"arms/{arm}/time_use") as table:
            assert (table["person_seconds"].sum("activity") == table["persons"].astype("int64") * 86400).all()
            assert table["person_seconds"].dtype == np.int64


def test_true_and_reported_quantities_are_marked(synthetic):
    with h5py.File(synthetic) as file:
        tasks = file["arms/as_is/tasks"]
        assert tasks["done_true"].attrs["layer"] == "true"
        assert tasks["done_reported"].attrs["layer"] == "reported"
        assert "layer" not in file["arms/as_is/time_use/persons"].attrs


def test_values_without_meaning_stay_nan(synthetic):
    with xr.open_dataset(synthetic, engine="h5netcdf", group="arms/as_is/tasks") as table:
        assert table["done_true"].sel(line="农业").isnull().all()
        assert table["done_true"].sel(line="safety").notnull().all()


def test_numbers_are_compressed_in_chunks_of_sane_size(results):
    with h5py.File(results) as file:
        for name in datasets(results):
            data = file[name]
            if not data.size or data.is_scale or data.dims[0].label or "replicate" not in data.parent:
                continue
            if data.dims[0].values()[0].name.endswith("/replicate"):
                assert data.compression == "gzip" and data.shuffle, name
                assert np.prod(data.chunks) * data.dtype.itemsize <= 2**20, name


def test_the_record_holds_every_parameter_of_every_arm(results):
    with h5py.File(results) as file:
        arms = list(file["arms"])
    for arm in arms:
        with xr.open_dataset(results, engine="h5netcdf", group=f"arms/{arm}/parameters") as table:
            weekend = table.sel(parameter="calendar.weekend_duty")
            assert weekend["value"].item() == float(weekend["value_text"].item())
            assert weekend["minimum"].item() == 0.0 and weekend["maximum"].item() == 1.0
            assert weekend["confidence"].item() == "inference"
            assert ((table["value"] >= table["minimum"]) & (table["value"] <= table["maximum"])).all()


def test_the_root_says_how_the_file_was_made(results):
    with h5py.File(results) as file:
        attributes = dict(file.attrs)
        assert attributes["format"] == "qianxian results"
        assert attributes["schema_version"].split(".")[0] == "1"
        assert {"program_version", "git_revision", "command", "started", "wall_seconds"} <= set(attributes)
        assert {"seed", "days", "replicates", "start", "record_period", "record_units"} <= set(attributes)
        assert sorted(attributes["arms"]) == sorted(file["arms"])
        for arm in file["arms"].values():
            assert "[calendar]" in arm.attrs["scenario"]


class Record:
    """The canonical form of sim/results/format.md, written a second time from its text."""

    def __init__(self):
        self.sha = hashlib.sha256()

    def number(self, value):
        self.sha.update(struct.pack("<Q", value % 2**64))

    def text(self, value):
        raw = value.encode()
        self.number(len(raw))
        self.sha.update(raw)

    def attribute(self, value):
        if isinstance(value, str):
            self.text("text")
            self.text(value)
        elif isinstance(value, np.ndarray):
            self.text("texts")
            self.number(len(value))
            for item in value:
                self.text(item)
        elif isinstance(value, np.integer):
            self.text("int64")
            self.number(int(value))
        else:
            self.text("float64")
            self.sha.update(struct.pack("<d", value))

    def attributes(self, item, left_out):
        names = sorted((n for n in item.attrs if n not in left_out), key=str.encode)
        self.number(len(names))
        for name in names:
            self.text(name)
            self.attribute(item.attrs[name])

    def dataset(self, data):
        self.text("dataset")
        self.text(data.name)
        self.attributes(data, {"CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST"})
        is_text = data.dtype.kind == "O"
        self.text("text" if is_text else str(data.dtype))
        self.number(data.ndim)
        for size in data.shape:
            self.number(size)
        for axis in range(data.ndim):
            scale = data if data.is_scale else data.dims[axis].values()[0]
            self.text(scale.name.split("/")[-1])
        if is_text:
            for item in data.asstr()[...].ravel():
                self.text(item)
        elif not data.is_scale and data.dims[0].values()[0].name.endswith("/replicate"):
            for row in data:
                self.text(hashlib.sha256(row.tobytes()).hexdigest())
        else:
            self.sha.update(data[...].tobytes())

    def group(self, group):
        self.text("group")
        self.text(group.name)
        circumstances = {"command", "started", "wall_seconds", "record_sha256"}
        self.attributes(group, circumstances if group.name == "/" else set())
        for name in sorted(group, key=str.encode):
            if isinstance(group[name], h5py.Group):
                self.group(group[name])
            else:
                self.dataset(group[name])


def test_the_fingerprint_can_be_computed_without_our_program(results):
    record = Record()
    with h5py.File(results) as file:
        record.group(file["/"])
        assert record.sha.hexdigest() == file.attrs["record_sha256"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_units_are_the_same_for_a_variable_in_every_arm(results, language):
    suffix = "" if language == "en" else "_zh"
    with h5py.File(results) as file:
        arms = list(file["arms"].values())
        for table in arms[0]:
            for name in arms[0][table]:
                described = {(a[table][name].attrs["units"], a[table][name].attrs["long_name" + suffix]) for a in arms}
                assert len(described) == 1, f"{table}/{name}"
