"""h5py brings an HDF5 library of its own; it must live beside the system's in one process, whichever comes first."""

import subprocess
import sys

import pytest

READ = "import h5py; assert 'arms' in h5py.File(sys.argv[1])"
LOAD = "library = ctypes.CDLL('libhdf5_serial.so.103'); assert library.H5open() >= 0"
WITNESS = "assert sum('libhdf5' in line for line in open('/proc/self/maps')) > 0"


@pytest.mark.parametrize("order", [(READ, LOAD), (LOAD, READ)], ids=["h5py_first", "system_first"])
def test_a_results_file_is_read_with_two_hdf5_libraries_in_the_process(synthetic, order):
    script = "\n".join(["import ctypes, sys", *order, READ, WITNESS])
    subprocess.run([sys.executable, "-c", script, synthetic], check=True)
