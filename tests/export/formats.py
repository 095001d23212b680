"""What formats write, and the tables that they write it from."""

import io
from contextlib import contextmanager

from kgraph import ask
from kgraph.ask.part import WHOLE
from kgraph.ask.tables import StoredTables
from kgraph.export import FILES, FOLDERS
from kgraph.pictures import layout


def written(form, tables):
    """Bytes of a file; of a format of several, by their names."""
    if form in FILES:
        out = io.BytesIO()
        FILES[form].write(tables, out)
        return out.getvalue()
    made = {}

    @contextmanager
    def new(name):
        made[name] = io.BytesIO()
        yield made[name]

    FOLDERS[form].write_all(tables, new)
    return {name: out.getvalue() for name, out in made.items()}


@contextmanager
def tables_in(folder):
    """Those of a stored graph."""
    with ask.opened(folder) as store:
        yield StoredTables(store, WHOLE, layout(store), title="Seeds")
