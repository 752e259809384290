"""Makes what the desk ships and does not write itself: `make desk-files`. Its arguments are given by the Makefile.

`static/vega.js`: Vega, Vega-Lite and vega-embed with the interpreter that needs no eval, out of vl-convert-python.
`static/world.svg`: the shapes of countries, out of the copy of Natural Earth (1:110m, public domain) in geopandas 0.14.
"""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import shapefile
import vl_convert

from tocsin.web.map import HEIGHT, WIDTH, outline

STATIC = Path(__file__).parents[1] / "src/tocsin/web/static"
_SHAPES = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres"


def script() -> str:
    """What draws the charts, as one file."""
    told = f"/* Vega {vl_convert.get_vega_version()}, Vega-Lite {vl_convert.get_vegalite_versions()[-1]}, vega-embed {vl_convert.get_vega_embed_version()}: BSD-3-Clause, see vega.LICENSE */\n"
    return told + vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")


def world(wheel: Path) -> str:
    """The map. wheel: geopandas 0.14 as the package index has it."""
    with zipfile.ZipFile(wheel) as files:
        shp, dbf, shx = (BytesIO(files.read(f"{_SHAPES}.{ending}")) for ending in ("shp", "dbf", "shx"))
    paths = []
    for each in shapefile.Reader(shp=shp, dbf=dbf, shx=shx, encoding="latin-1").iterShapeRecords():
        if each.record["name"] == "Antarctica":
            continue
        points, parts = each.shape.points, [*each.shape.parts, len(each.shape.points)]
        rings = (points[start:end] for start, end in pairwise(parts))
        paths.append(f'<path d="{"".join(map(outline, rings))}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">\n'
        f"<desc>Made with Natural Earth.</desc>\n"
        f'<g id="land">\n{chr(10).join(paths)}\n</g></svg>\n'
    )


if __name__ == "__main__":
    (STATIC / "vega.js").write_text(script())
    (STATIC / "world.svg").write_text(world(Path(sys.argv[1])))
