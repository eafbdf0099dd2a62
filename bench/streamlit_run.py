"""`streamlit run` on the catalogue that $BENCH_CATALOGUE names, where it names one: the national
warehouse has centres that data/catalogue has not.
"""

import os
import sys
from pathlib import Path
from unittest.mock import patch

from streamlit.web.cli import main

if folder := os.environ.get("BENCH_CATALOGUE"):
    patch("catalogue.FOLDER", Path(folder)).start()
sys.argv = ["streamlit", "run", *sys.argv[1:]]
main()
