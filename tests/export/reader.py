"""A reader of the page: what he clicks and sees, and everything that goes wrong."""


class Reader:
    """One open page. Nothing may be requested but the page, and nothing may go wrong in it."""

    def __init__(self, context, path):
        self.url = path.as_uri()
        self.troubles = []
        self.page = context.new_page()
        self.page.on("request", self._request)
        self.page.on("requestfailed", lambda r: self.troubles.append(f"failed: {r.url}"))
        self.page.on("pageerror", lambda e: self.troubles.append(f"error: {e}"))
        self.page.on("console", lambda m: self.troubles.append(f"console: {m.text}"))
        self.page.on("dialog", lambda d: self.troubles.append(f"dialog: {d.message}"))

    def _request(self, request):
        url = request.url.partition("#")[0]
        if url != self.url and not url.startswith("blob:null/"):  # what the reader saves
            self.troubles.append(f"request: {request.url}")

    def open(self, part=""):
        self.page.goto("about:blank")
        self.page.goto(self.url + part)
        self.page.wait_for_function("() => window.kgraph !== undefined")
        return self

    def close(self):
        self.page.wait_for_timeout(50)
        self.page.close()
        assert self.troubles == []

    def point(self, script):
        """Where on the page a point of the picture is."""
        return self.page.evaluate(
            """() => {
                const { Picture, Tables } = kgraph;
                const at = Picture.toScreen(POINT);
                const frame = document.getElementById("graph").getBoundingClientRect();
                return [frame.left + at.x, frame.top + at.y];
            }""".replace("POINT", script)
        )

    def place(self, id_):
        return self.point(f"Picture.place(Tables.entity.get('{id_}'))")

    def click_node(self, id_):
        self.page.mouse.click(*self.place(id_))

    def click_edge(self, id_):
        self.page.mouse.click(*self.point(f"Picture.middle(Tables.edge.get('{id_}'))"))

    def click_label(self, id_):
        x, y = self.page.evaluate(
            """(id) => {
                const box = kgraph.Picture.labels().find((one) => one.id === id);
                const frame = document.getElementById("graph").getBoundingClientRect();
                return [frame.left + box.x, frame.top + box.y];
            }""",
            id_,
        )
        self.page.mouse.click(x, y)

    def panel(self):
        return self.page.locator("#panel")

    def heading(self):
        return " ".join(self.page.locator("#panel h2").inner_text().split())

    def marked(self, role):
        return self.page.locator(f".claims mark.{role}").all_inner_texts()

    def hash(self):
        return self.page.evaluate("location.hash")

    def shown(self):
        """Ids of the entities and edges that are seen."""
        return set(
            self.page.evaluate(
                "[...kgraph.result.nodes, ...kgraph.result.edges].map((one) => one.id)"
            )
        )

    def drawn(self):
        """Ids of the entities that are drawn in full."""
        return set(self.page.evaluate("[...kgraph.result.drawn.nodes].map((one) => one.id)"))
