"""A Gaussian process in place of a costly function, and how well it predicts what it has not seen."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import NDArray


class Emulator:
    """Gaussian process with a Matérn 5/2 kernel, a length scale for each column, and noise (Rasmussen & Williams 2006).

    Attributes
    ----------
    q2 : share of the variance of y that is predicted at the points left out one at a time, with the fitted kernel; 1 is
        perfect, 0 no better than the mean

    Parameters
    ----------
    x : shape (n_points, n_columns)
    y : shape (n_points,)
    bounds : shape (n_columns, 2)
    """

    def __init__(self, x: NDArray[np.float64], y: NDArray[np.float64], bounds: NDArray[np.float64]) -> None:
        from sklearn.exceptions import ConvergenceWarning
        from sklearn.gaussian_process import GaussianProcessRegressor
        from sklearn.gaussian_process.kernels import ConstantKernel, Matern, WhiteKernel

        self._bounds = bounds
        unit = self._unit(x)
        kernel = ConstantKernel() * Matern(np.ones(x.shape[1]), (0.05, 100.0), nu=2.5) + WhiteKernel(0.01, (1e-8, 1.0))
        self._process = GaussianProcessRegressor(kernel, normalize_y=True, n_restarts_optimizer=1, random_state=0)
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", ConvergenceWarning
            )  # a column without influence has an endless length scale
            self._process.fit(unit, y)
        inverse = np.linalg.inv(self._process.kernel_(unit))
        scaled = (y - y.mean()) / y.std()
        left_out = (inverse @ scaled) / np.diag(inverse)  # Rasmussen & Williams 2006, equation 5.12
        self.q2 = float(1 - (left_out**2).mean())

    def __call__(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """Predicted means, shape (n_points,), at x, shape (n_points, n_columns)."""
        found: NDArray[np.float64] = self._process.predict(self._unit(x))
        return found

    def _unit(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        lower, upper = self._bounds.T
        found: NDArray[np.float64] = (x - lower) / (upper - lower)
        return found
