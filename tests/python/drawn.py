"""What tests of figures look at: the artists of a figure by the names under which they were drawn, and its pixels."""

import io

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.image import imread
from matplotlib.text import Text


def named(figure, start):
    """Artists whose name begins with `start`, in the order in which they were drawn."""
    return figure.findobj(lambda a: str(a.get_gid() or "").startswith(start))


def texts(figure):
    """Every text that can be seen."""
    return [t.get_text() for t in figure.findobj(Text) if t.get_visible() and t.get_text()]


def saved(figure, kind="svg", **options):
    """Bytes of the figure in a format."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format=kind, **options)
    return buffer.getvalue()


def inked_margin(figure):
    """Number of pixels on the edge of the page that are not white: what is cut off leaves some."""
    pixels = imread(io.BytesIO(saved(figure, "png", dpi=60)))[..., :3]
    edge = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    return int((edge < 0.99).any(axis=1).sum())


def overlapping(figure, artists):
    """Texts of pairs of artists of which one covers part of the other."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    boxes = [(a, a.get_window_extent(renderer).padded(-0.5)) for a in artists]
    pairs = [(a, b) for i, (a, box) in enumerate(boxes) for b, other in boxes[:i] if box.overlaps(other)]
    return [(a.get_text(), b.get_text()) for a, b in pairs]
