"""The yardstick for catalogue pages: FastAPI, one query, one template, nothing else.

`python -m benchmarks.bare_page DATABASE_URL` prints its address and serves.
"""

import sys

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from jinja2 import Environment
from sqlalchemy import select

from app.db.engine import Database
from app.db.models import Problem
from app.web.listening import listen

ROWS = 50
TEMPLATE = """<!doctype html><html lang="en"><head><title>Problems</title></head><body><table>
{% for problem in problems %}<tr><td>{{ problem.number }}</td>
<td><a href="/problems/{{ problem.slug }}">{{ problem.title }}</a></td>
<td>{{ problem.difficulty }}</td><td>{{ problem.solvers }}</td></tr>
{% endfor %}</table></body></html>"""


def main() -> None:
    database = Database(sys.argv[1])
    template = Environment(autoescape=True).from_string(TEMPLATE)
    app = FastAPI()

    @app.get("/")
    def page() -> HTMLResponse:
        with database.session() as session:
            rows = session.scalars(select(Problem).order_by(Problem.number).limit(ROWS)).all()
        return HTMLResponse(template.render(problems=rows))

    listener = listen("127.0.0.1", 0)
    print(f"bare page is at http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    config = uvicorn.Config(app, log_config=None, access_log=False)
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
