"""The notebook runs from its first cell to its last, and ends with the plot."""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[1] / "docs" / "threats.ipynb"


def test_the_notebook_runs_from_articles_to_the_plot(tmp_path: Path) -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    shown = [{kind for each in cell.outputs for kind in each.get("data", {})} for cell in cells]
    assert "text/html" in shown[0] and "Kenya (KEN)" in str(cells[0].outputs)
    assert "text/html" in shown[1]
    assert "carried_out" in str(cells[2].outputs)
    assert "image/png" in shown[-1]
