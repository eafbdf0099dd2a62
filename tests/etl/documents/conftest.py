"""A picture, as a scanner would make it."""

from __future__ import annotations

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader


@pytest.fixture
def picture() -> ImageReader:
    """Give a grey picture of a page."""
    return ImageReader(Image.new("L", (60, 85), 200))
